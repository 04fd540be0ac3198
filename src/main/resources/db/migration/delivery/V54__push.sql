-- One row for each delivery that is to be pushed to its recipient's webhook. Rows change with each attempt;
-- one that is settled stays, so that it can be pushed again on request.
CREATE TABLE delivery.push (
    number     bigint      PRIMARY KEY,
    message    uuid        NOT NULL,
    party      text        NOT NULL,
    exchange   uuid        NOT NULL,
    precedence smallint    NOT NULL,
    attempts   integer     NOT NULL DEFAULT 0,
    not_before timestamptz,
    parked     boolean     NOT NULL DEFAULT false,
    again      boolean     NOT NULL DEFAULT false,
    settled_at timestamptz
);
COMMENT ON COLUMN delivery.push.not_before IS 'No attempt before it: back-off, or an attempt under way.';
COMMENT ON COLUMN delivery.push.again IS 'Asked for again by the recipient, acknowledged or not.';
CREATE INDEX push_open ON delivery.push (party, exchange, number) WHERE settled_at IS NULL;

-- What signs an agency's webhooks, and whether the agency has said that its URL is gone. No part of the log.
CREATE TABLE delivery.webhook (
    party        text        PRIMARY KEY,
    secret       bytea       NOT NULL,
    former       bytea,
    former_until timestamptz,
    private_key  bytea       NOT NULL,
    public_key   bytea       NOT NULL,
    created_at   timestamptz NOT NULL,
    gone_url     text,
    gone_at      timestamptz
);
