-- One row for each accepted message that asked several agencies. It is a note to look, and of what was told: who owes
-- what and who has answered stands in the exchange, and is read there each time.
CREATE SCHEMA gathering;

-- A row changes until its gathering is closed, and never afterwards.
CREATE TABLE gathering.gathering (
    request   uuid        PRIMARY KEY,
    exchange  uuid        NOT NULL,
    asker     text        NOT NULL,
    opened_at timestamptz NOT NULL,
    changed   bigint      NOT NULL DEFAULT 0,
    looked    bigint      NOT NULL DEFAULT 0,
    closed_at timestamptz,
    how       text        CHECK (how IN ('by-count', 'by-clock')),
    answered  integer,
    refused   integer,
    silent    integer,
    CHECK (num_nulls(closed_at, how, answered, refused, silent) IN (0, 5))
) WITH (fillfactor = 80);
COMMENT ON COLUMN gathering.gathering.changed IS 'How often something was accepted that may concern it.';
COMMENT ON COLUMN gathering.gathering.looked IS 'The change up to which the asker was told.';
COMMENT ON COLUMN gathering.gathering.answered IS 'As it was when it closed; what came later stands in the exchange.';
COMMENT ON COLUMN gathering.gathering.silent IS 'Also those that never collected the request.';

CREATE INDEX gathering_by_exchange ON gathering.gathering (exchange);
CREATE INDEX gathering_unlooked ON gathering.gathering (request) WHERE closed_at IS NULL AND looked < changed;
CREATE INDEX gathering_closed ON gathering.gathering (asker, closed_at) WHERE closed_at IS NOT NULL;

-- Whether messages from before this table have their rows; one row, written once at the first start.
CREATE TABLE gathering.made (
    one boolean PRIMARY KEY DEFAULT true CHECK (one)
);
