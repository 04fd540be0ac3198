-- Members are appointed by two heads: one proposes, another one approves.
CREATE TABLE console.appointment (
    id            uuid        PRIMARY KEY,
    agency        text        NOT NULL,
    issuer        text        NOT NULL,
    subject       text        NOT NULL,
    name          text        NOT NULL,
    roles         text[]      NOT NULL CHECK (cardinality(roles) > 0),
    until         date,
    reason        text        NOT NULL,
    proposer      uuid        NOT NULL REFERENCES console.member (id),
    proposer_name text        NOT NULL,
    proposed      timestamptz NOT NULL,
    outcome       text        CHECK (outcome IN ('approved', 'declined', 'withdrawn')),
    decider       uuid        REFERENCES console.member (id),
    decided       timestamptz,
    CHECK ((outcome IS NULL) = (decider IS NULL) AND (outcome IS NULL) = (decided IS NULL)),
    CHECK (outcome IS DISTINCT FROM 'approved' OR decider <> proposer)
);
-- One proposal at a time for a person.
CREATE UNIQUE INDEX appointment_open ON console.appointment (agency, issuer, subject) WHERE outcome IS NULL;

-- Who did what with whose membership.
CREATE TABLE console.member_deed (
    number  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    agency  text        NOT NULL,
    actor   uuid        NOT NULL,
    by_name text        NOT NULL,
    verb    text        NOT NULL,
    person  text        NOT NULL,
    roles   text[]      NOT NULL,
    reason  text        NOT NULL
);
CREATE INDEX member_deed_by_agency ON console.member_deed (agency, number DESC);

-- Who had a hidden value shown, and what for. The value itself is not written here.
CREATE TABLE console.viewing (
    number  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    agency  text        NOT NULL,
    member  uuid        NOT NULL,
    by_name text        NOT NULL,
    message uuid        NOT NULL,
    pointer text        NOT NULL,
    purpose text        NOT NULL,
    note    text        NOT NULL
);
CREATE INDEX viewing_by_agency ON console.viewing (agency, number DESC);
CREATE INDEX viewing_by_message ON console.viewing (message);

CREATE FUNCTION console.rows_are_added_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are added, never altered', TG_TABLE_NAME;
END $$;
CREATE TRIGGER added_only BEFORE UPDATE OR DELETE OR TRUNCATE ON console.member_deed
    FOR EACH STATEMENT EXECUTE FUNCTION console.rows_are_added_only();
CREATE TRIGGER added_only BEFORE UPDATE OR DELETE OR TRUNCATE ON console.viewing
    FOR EACH STATEMENT EXECUTE FUNCTION console.rows_are_added_only();
