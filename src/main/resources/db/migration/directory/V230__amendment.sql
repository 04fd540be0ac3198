-- Entries of agencies that operators added or changed: each a whole entry in the words of the agency files,
-- which goes before the one of the files, or of an earlier row, with its identifier and first day.
CREATE TABLE directory.amendment (
    number      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agency      text        NOT NULL,
    entry       text        NOT NULL,       -- JSON, exactly as digested for the log
    proposal    uuid        NOT NULL UNIQUE,
    amended_at  timestamptz NOT NULL
);
CREATE TRIGGER added_only BEFORE UPDATE OR DELETE OR TRUNCATE ON directory.amendment
    FOR EACH STATEMENT EXECUTE FUNCTION directory.rows_are_added_only();
