-- Who fetched the words or a file of a message over a machine's channel, and when: every time, also what it had
-- fetched before. The first time of a recipient stands in the signed log besides.
CREATE TABLE intake.fetched (
    number     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    agency     text        NOT NULL,
    channel    text        NOT NULL,
    message    uuid        NOT NULL,
    attachment bytea       CHECK (length(attachment) = 32)
);
COMMENT ON COLUMN intake.fetched.agency IS 'Whose certificate opened the channel.';
COMMENT ON COLUMN intake.fetched.attachment IS 'SHA-256 of the file; empty where it was the message itself.';
CREATE INDEX fetched_by_agency ON intake.fetched (agency, number DESC);

CREATE FUNCTION intake.fetches_are_added_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are added, never altered', TG_TABLE_NAME;
END $$;
CREATE TRIGGER added_only BEFORE UPDATE OR DELETE OR TRUNCATE ON intake.fetched
    FOR EACH STATEMENT EXECUTE FUNCTION intake.fetches_are_added_only();
