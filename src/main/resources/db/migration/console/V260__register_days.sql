-- A register is read by days. The places are given again, and are the same again: they follow from the order of acceptance.
DROP TABLE console.register_place;
UPDATE console.register_upto SET upto = 0;

CREATE TABLE console.register_place (
    agency   text    NOT NULL,
    incoming boolean NOT NULL,
    year     integer NOT NULL,
    place    integer NOT NULL CHECK (place > 0),
    number   bigint  NOT NULL,
    day      date    NOT NULL,
    PRIMARY KEY (agency, incoming, year, place),
    CHECK (year = extract(year FROM day))
);
CREATE UNIQUE INDEX register_place_of ON console.register_place (agency, number);
CREATE INDEX register_place_by_day ON console.register_place (agency, day, number);
COMMENT ON COLUMN console.register_place.number IS 'Of the message, as the hub counts them all.';
COMMENT ON COLUMN console.register_place.day IS 'On which the hub accepted it, in Viet Nam.';
CREATE TRIGGER added_only BEFORE UPDATE OR DELETE OR TRUNCATE ON console.register_place
    FOR EACH STATEMENT EXECUTE FUNCTION console.rows_are_added_only();
