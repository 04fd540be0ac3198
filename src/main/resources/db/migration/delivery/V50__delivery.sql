CREATE SCHEMA delivery;

-- One row for each recipient of an accepted message, numbered in the order of acceptance, with all that
-- the inbox shows of it. Rows are inserted once and never change; the key outlives every broker's memory.
CREATE TABLE delivery.delivery (
    number      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message     uuid        NOT NULL,
    party       text        NOT NULL,
    copy        boolean     NOT NULL,
    exchange    uuid        NOT NULL,
    type        text        NOT NULL,
    sender      text        NOT NULL,
    in_reply_to uuid,
    accepted_at timestamptz NOT NULL,
    size        integer     NOT NULL,
    sha256      bytea       NOT NULL CHECK (length(sha256) = 32),
    attachments text
);
CREATE UNIQUE INDEX delivery_once ON delivery.delivery (message, party);

COMMENT ON COLUMN delivery.delivery.attachments IS 'JSON list of name, mediaType, size, sha256; null for none.';

-- What its recipient has not acknowledged yet. Rows change while the delivery is on its way and are
-- deleted by the acknowledgement, so that the cost of an inbox does not grow with history.
CREATE TABLE delivery.waiting (
    number       bigint      PRIMARY KEY,
    party        text        NOT NULL,
    exchange     uuid        NOT NULL,
    precedence   smallint    NOT NULL CHECK (precedence BETWEEN 0 AND 3),
    shelved      bigint,
    collected_at timestamptz
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

COMMENT ON COLUMN delivery.waiting.precedence IS '0 goes first: 3 less the urgency, lifted by later messages.';
COMMENT ON COLUMN delivery.waiting.shelved IS 'The shelf''s round in which it was placed or lifted; null before.';

CREATE INDEX waiting_listed ON delivery.waiting (party, precedence, number, shelved)
    WHERE shelved IS NOT NULL;
CREATE INDEX waiting_lane ON delivery.waiting (party, exchange, number);

-- One row for each recipient that ever got something: rounds rise in the order of their commits.
CREATE TABLE delivery.shelf (
    party text   PRIMARY KEY,
    round bigint NOT NULL
) WITH (fillfactor = 50);

-- Deliveries whose carriage failed: tried again at next_attempt_at, or parked where that is null.
-- Rows change with each attempt and are deleted when the delivery is placed.
CREATE TABLE delivery.held (
    number          bigint      PRIMARY KEY,
    message         uuid        NOT NULL,
    party           text        NOT NULL,
    reason          text        NOT NULL,
    attempts        integer     NOT NULL,
    since           timestamptz NOT NULL,
    next_attempt_at timestamptz,
    attested        boolean     NOT NULL DEFAULT false
);
CREATE INDEX held_due ON delivery.held (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX held_silent ON delivery.held (number) WHERE next_attempt_at IS NULL AND NOT attested;

-- Why an attempt failed, for whoever asks why a message was late. Rows are inserted once and never change.
CREATE TABLE delivery.attempt (
    number bigint      NOT NULL,
    at     timestamptz NOT NULL,
    reason text        NOT NULL,
    detail text        NOT NULL
);
CREATE INDEX attempt_by_number ON delivery.attempt (number);

-- How far the broker has committed the deliveries: one row, which only rises.
CREATE TABLE delivery.relay (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    position bigint  NOT NULL
);
INSERT INTO delivery.relay (position) VALUES (0);
