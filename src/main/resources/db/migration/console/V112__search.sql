-- What people search in: the letters of agencies whose people work here, by words without marks. Made from accepted
-- messages behind the door, one cursor an agency, and to be made again from them at any time.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

CREATE TABLE console.searcher (
    agency text   PRIMARY KEY,
    upto   bigint NOT NULL
);

CREATE TABLE console.found (
    agency   text        NOT NULL,
    number   bigint      NOT NULL,
    message  uuid        NOT NULL,
    exchange uuid        NOT NULL,
    sent     boolean     NOT NULL,
    type     text        NOT NULL,
    other    text        NOT NULL,
    at       timestamptz NOT NULL,
    words    text        NOT NULL,
    PRIMARY KEY (agency, number)
);
CREATE INDEX found_by_words ON console.found USING gin (words gin_trgm_ops);

COMMENT ON COLUMN console.searcher.upto IS 'Number of the last message that was looked at for this agency.';
COMMENT ON COLUMN console.found.words IS 'Case number, document numbers, names and titles, in lower case without marks.';
