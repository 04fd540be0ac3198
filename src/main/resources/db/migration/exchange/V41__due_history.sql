-- One row for each due instant that a duty once had and has no more. Rows are added by whatever moves a due
-- instant, in its own transaction, so that none can be moved without a trace; they never change.
CREATE TABLE exchange.due_history (
    number     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    obligation uuid        NOT NULL REFERENCES exchange.obligation (id),
    due        timestamptz NOT NULL,
    until      timestamptz NOT NULL,
    why        text        NOT NULL
);
CREATE INDEX due_history_by_obligation ON exchange.due_history (obligation, number);
COMMENT ON COLUMN exchange.due_history.until IS 'When it was replaced.';
COMMENT ON COLUMN exchange.due_history.why IS 'What replaced it, in the words of exchange.obligation.why.';

CREATE FUNCTION exchange.keep_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO exchange.due_history (obligation, due, until, why)
    VALUES (OLD.id, OLD.due, NEW.updated_at, NEW.why);
    RETURN NULL;
END
$$;

CREATE TRIGGER due_moved AFTER UPDATE OF due ON exchange.obligation
    FOR EACH ROW WHEN (OLD.due <> NEW.due) EXECUTE FUNCTION exchange.keep_due();

-- What a changed calendar may move, found in the order of ids.
CREATE INDEX obligation_outstanding ON exchange.obligation (id) WHERE status IN ('OPEN', 'OVERDUE');
