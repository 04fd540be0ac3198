-- The running number of each document in an agency's registers of incoming and of outgoing documents: each begins with 1
-- in every year (Decree 30/2020/ND-CP, article 22 clause 2, for what comes in). Given in the order of acceptance when
-- somebody of the agency first opens the register, and never changed.
CREATE TABLE console.register_place (
    agency   text    NOT NULL,
    incoming boolean NOT NULL,
    year     integer NOT NULL,
    place    integer NOT NULL CHECK (place > 0),
    number   bigint  NOT NULL,
    PRIMARY KEY (agency, incoming, year, place)
);
CREATE UNIQUE INDEX register_place_of ON console.register_place (agency, number);
COMMENT ON COLUMN console.register_place.number IS 'Of the message, as the hub counts them all.';
CREATE TRIGGER added_only BEFORE UPDATE OR DELETE OR TRUNCATE ON console.register_place
    FOR EACH STATEMENT EXECUTE FUNCTION console.rows_are_added_only();

CREATE TABLE console.register_upto (
    agency text   PRIMARY KEY,
    upto   bigint NOT NULL
);
COMMENT ON COLUMN console.register_upto.upto IS 'Messages up to this number have theirs.';
