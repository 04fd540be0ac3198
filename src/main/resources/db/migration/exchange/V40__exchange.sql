CREATE SCHEMA exchange;

-- One row for each conversation. Its state moves with every message: the row says when and why last.
CREATE TABLE exchange.exchange (
    id            uuid        PRIMARY KEY,
    procedure     text        NOT NULL,
    edition       integer     NOT NULL,
    opener        text        NOT NULL,
    handling_unit text        NOT NULL,
    parties       text[]      NOT NULL,
    state         text        NOT NULL,
    document      jsonb       NOT NULL,
    updated_at    timestamptz NOT NULL,
    why           text        NOT NULL
);
COMMENT ON COLUMN exchange.exchange.document IS 'The whole of the state but the obligations, as package regulation writes it.';
COMMENT ON COLUMN exchange.exchange.why IS 'What moved it last: a message id, or the kind of statement and its message.';

-- One row for each duty. Its status and its due instant move: the row says when and why last.
CREATE TABLE exchange.obligation (
    id         uuid        PRIMARY KEY,
    exchange   uuid        NOT NULL REFERENCES exchange.exchange (id),
    cause      uuid        NOT NULL,
    party      text        NOT NULL,
    owed_to    text        NOT NULL,
    status     text        NOT NULL,
    due        timestamptz NOT NULL,
    document   jsonb       NOT NULL,
    updated_at timestamptz NOT NULL,
    why        text        NOT NULL
);
COMMENT ON COLUMN exchange.obligation.document IS 'Every field of the duty, as package regulation writes it.';

CREATE INDEX obligation_by_exchange ON exchange.obligation (exchange);
CREATE INDEX obligation_by_party ON exchange.obligation (party, due, id);
CREATE INDEX obligation_by_owed_to ON exchange.obligation (owed_to, due, id);
-- What the deadline watch looks for; it stays small, however many duties were ever fulfilled.
CREATE INDEX obligation_open_by_due ON exchange.obligation (due, id) WHERE status = 'OPEN';
