-- Time-stamps of RFC 3161 over seals of heads: one a minute at most. Rows are added and never change.
-- No reference to the head's own row: the newest head is written down with the next batch only.
CREATE TABLE evidence.timestamp (
    size    bigint      PRIMARY KEY CHECK (size > 0),
    sealed  bytea       NOT NULL CHECK (length(sealed) = 32),   -- SHA-256 of the seal that it is over
    stamped timestamptz NOT NULL,                               -- by the authority's clock
    token   bytea       NOT NULL
);
