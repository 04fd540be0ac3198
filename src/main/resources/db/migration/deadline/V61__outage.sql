-- One row: when the hub was last known to be there. It moves at most once a minute.
CREATE TABLE deadline.heartbeat (
    only_row boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    at       timestamptz NOT NULL
);

-- One row for each time during which the hub was not there. It moves no due instant; it is evidence for
-- whoever was silent or late. Rows are inserted once and never change.
CREATE TABLE deadline.outage (
    number     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    since      timestamptz NOT NULL,
    until      timestamptz NOT NULL,
    CHECK (until > since)
);
CREATE INDEX outage_by_time ON deadline.outage (until, since);
