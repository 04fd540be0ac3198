-- What the police write down for themselves about an operation, and their calendar feeds. None of it is a message.
CREATE TABLE console.police_feed (
    agency text        NOT NULL,
    unit   text        NOT NULL,
    secret bytea       NOT NULL UNIQUE,
    added  timestamptz NOT NULL,
    member uuid        NOT NULL,
    PRIMARY KEY (agency, unit)
);
COMMENT ON COLUMN console.police_feed.unit IS 'As the agency names it; empty for all of the agency.';
COMMENT ON COLUMN console.police_feed.secret IS 'SHA-256 of the secret in the address, which is shown once.';

CREATE TABLE console.police_mark (
    id       uuid        PRIMARY KEY,
    exchange uuid        NOT NULL,
    agency   text        NOT NULL,
    kind     text        NOT NULL,
    at       timestamptz NOT NULL,
    received timestamptz NOT NULL,
    member   uuid        NOT NULL,
    name     text        NOT NULL
);
CREATE INDEX police_mark_by_exchange ON console.police_mark (exchange, agency);
COMMENT ON COLUMN console.police_mark.id IS 'Made by the telephone, so that what is sent twice counts once.';
COMMENT ON COLUMN console.police_mark.at IS 'When it happened, by the telephone''s clock.';

CREATE TABLE console.police_report (
    exchange  uuid        NOT NULL,
    agency    text        NOT NULL,
    people    integer     NOT NULL,
    incidents text        NOT NULL,
    result    text        NOT NULL,
    proposals text        NOT NULL,
    written   timestamptz NOT NULL,
    member    uuid        NOT NULL,
    name      text        NOT NULL,
    PRIMARY KEY (exchange, agency)
);
