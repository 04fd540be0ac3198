-- Samples that procuracies drew: out of which lines of the docket, by which seed, and which came out. Nothing of it is
-- ever changed, so that anybody can draw the same again and hold it against this.
CREATE TABLE console.procuracy_sample (
    id         uuid        PRIMARY KEY,
    agency     text        NOT NULL,
    member     uuid        NOT NULL,
    by_name    text        NOT NULL,
    at         timestamptz NOT NULL,
    part       text        NOT NULL,
    mark       text        NOT NULL,
    first_day  date        NOT NULL,
    last_day   date        NOT NULL,
    seed       text        NOT NULL,
    typed      boolean     NOT NULL,
    population uuid[]      NOT NULL,
    digest     bytea       NOT NULL CHECK (length(digest) = 32),
    drawn      uuid[]      NOT NULL CHECK (cardinality(drawn) BETWEEN 1 AND cardinality(population))
);
CREATE INDEX procuracy_sample_by_agency ON console.procuracy_sample (agency, at DESC);
COMMENT ON COLUMN console.procuracy_sample.typed IS 'Whether a person typed the seed; else the hub threw it after the lines were fixed.';
COMMENT ON COLUMN console.procuracy_sample.population IS 'Duties whose lines could be drawn, in the order of their ids.';
COMMENT ON COLUMN console.procuracy_sample.digest IS 'SHA-256 of the population''s ids, one a line.';
COMMENT ON COLUMN console.procuracy_sample.drawn IS 'In the order in which they were drawn.';
CREATE TRIGGER added_only BEFORE UPDATE OR DELETE OR TRUNCATE ON console.procuracy_sample
    FOR EACH STATEMENT EXECUTE FUNCTION console.rows_are_added_only();
