-- When the hub withheld an agency's channel and when it gave it back, each by two operators' word.
CREATE TABLE directory.suspension (
    number      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agency      text        NOT NULL,
    withheld    boolean     NOT NULL,       -- false: given back
    at          timestamptz NOT NULL,       -- the hub's time, as duties have it
    proposal    uuid        NOT NULL UNIQUE
);
CREATE INDEX suspension_by_agency ON directory.suspension (agency, number);
CREATE TRIGGER added_only BEFORE UPDATE OR DELETE OR TRUNCATE ON directory.suspension
    FOR EACH STATEMENT EXECUTE FUNCTION directory.rows_are_added_only();
