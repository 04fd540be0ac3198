-- Whom and what operations need, and when: made from accepted messages in the transaction that accepts them, and made
-- again with the positions of the desk. Rows of an operation are written anew with each of its messages.
CREATE SCHEMA coercion;

CREATE TABLE coercion.schedule (
    exchange  uuid        NOT NULL,
    agency    text        NOT NULL,
    number    text        NOT NULL,
    holder    text        NOT NULL,
    kind      text        NOT NULL,
    key       text        NOT NULL,
    name      text        NOT NULL,
    people    integer     NOT NULL,
    starts    timestamptz NOT NULL,
    ends      timestamptz,
    confirmed boolean     NOT NULL,
    readers   text[]      NOT NULL,
    PRIMARY KEY (exchange, holder, kind, key, starts)
);
CREATE INDEX schedule_by_holder ON coercion.schedule (holder, starts);
CREATE INDEX schedule_by_agency ON coercion.schedule (agency, starts);
CREATE INDEX schedule_by_key ON coercion.schedule (kind, key, starts);

COMMENT ON COLUMN coercion.schedule.holder IS 'Whose people or things are needed.';
COMMENT ON COLUMN coercion.schedule.ends IS 'When it had ended; NULL before.';
COMMENT ON COLUMN coercion.schedule.confirmed IS 'The holder said so, and nothing was changed since.';
