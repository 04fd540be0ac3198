-- Who may work in the consoles, for whom, as what. Who somebody is, an identity provider says; what that person
-- may do here stands in this table alone.
CREATE SCHEMA console;

CREATE TABLE console.member (
    id      uuid        PRIMARY KEY,
    issuer  text        NOT NULL,
    subject text        NOT NULL,
    agency  text        NOT NULL,
    name    text        NOT NULL,
    roles   text[]      NOT NULL,
    since   date        NOT NULL,
    until   date,
    added   timestamptz NOT NULL,
    UNIQUE (issuer, subject, agency)
);
CREATE INDEX member_by_agency ON console.member (agency);

COMMENT ON COLUMN console.member.issuer IS 'Of the identity provider; certificate for those who show an official''s certificate.';
COMMENT ON COLUMN console.member.subject IS 'As the provider names the person; the certificate''s SHA-256 otherwise.';
COMMENT ON COLUMN console.member.until IS 'The last day.';
