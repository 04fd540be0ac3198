-- Delegations to sign that one head has written down here and another one lets be recorded.
CREATE TABLE console.lending (
    id            uuid        PRIMARY KEY,
    agency        text        NOT NULL,
    grantor       text        NOT NULL,       -- certificates, as the registry has them
    delegate      text        NOT NULL,
    capacity      text        NOT NULL,
    content       text[]      NOT NULL CHECK (cardinality(content) > 0),
    valid_from    date        NOT NULL,
    valid_to      date        NOT NULL,
    document      text        NOT NULL,
    proposer      uuid        NOT NULL REFERENCES console.member (id),
    proposer_name text        NOT NULL,
    proposed      timestamptz NOT NULL,
    outcome       text        CHECK (outcome IN ('approved', 'declined', 'withdrawn')),
    decider       uuid        REFERENCES console.member (id),
    decided       timestamptz,
    CHECK (valid_to >= valid_from AND grantor <> delegate),
    CHECK ((outcome IS NULL) = (decider IS NULL) AND (outcome IS NULL) = (decided IS NULL)),
    CHECK (outcome IS DISTINCT FROM 'approved' OR decider <> proposer)
);
-- One proposal at a time for a document and whom it lets sign.
CREATE UNIQUE INDEX lending_open ON console.lending (agency, document, delegate) WHERE outcome IS NULL;
