-- Who is to see to a step by which a partner comes to work over the hub, and by when, as operators agreed; what was said
-- last counts. Whether a step is done, the hub knows by itself.
CREATE TABLE console.joining_step (
    agency  text        NOT NULL,
    step    text        NOT NULL CHECK (step IN ('registered', 'contacts', 'code', 'certificate', 'people', 'connection',
                                                 'sent', 'taken', 'real')),
    version integer     NOT NULL CHECK (version > 0),
    owner   text        NOT NULL,
    due     date,
    waived  boolean     NOT NULL,
    member  uuid        NOT NULL REFERENCES console.member (id),
    by_name text        NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (agency, step, version),
    CHECK (NOT (waived AND due IS NOT NULL)),
    CHECK (waived OR (owner = '') = (due IS NULL))
);
COMMENT ON COLUMN console.joining_step.waived IS 'This agency does not need the step.';
CREATE TRIGGER added_only BEFORE UPDATE OR DELETE OR TRUNCATE ON console.joining_step
    FOR EACH STATEMENT EXECUTE FUNCTION console.rows_are_added_only();

-- When each agency did something for the first time, so that nobody looks through all messages for it.
CREATE TABLE console.joining_first (
    agency text        NOT NULL,
    step   text        NOT NULL CHECK (step IN ('sent', 'taken', 'real')),
    at     timestamptz NOT NULL,
    PRIMARY KEY (agency, step)
);
INSERT INTO console.joining_first (agency, step, at)
SELECT sender, 'sent', min(accepted_at) FROM intake.message GROUP BY sender
UNION ALL
SELECT sender, 'real', min(accepted_at) FROM intake.message WHERE type NOT LIKE 'sandbox.%' GROUP BY sender
UNION ALL
SELECT agency, 'taken', min(at) FROM intake.fetched WHERE attachment IS NULL GROUP BY agency;

-- The address of an agency that the hub reached last, up to the TLS handshake.
CREATE TABLE console.joining_reached (
    agency text        PRIMARY KEY,
    url    text        NOT NULL,
    at     timestamptz NOT NULL
);
