CREATE SCHEMA deadline;

-- One row for each duty that somebody still owes and around whose due instant something remains to be done.
-- next_at moves on as notices are given; the row is deleted with the last of them or with the duty.
CREATE TABLE deadline.timer (
    obligation uuid        PRIMARY KEY,
    due        timestamptz NOT NULL,
    next_at    timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX timer_by_instant ON deadline.timer (next_at, obligation);

-- One row for each notice that was given around one due instant of a duty: given once, whatever the clock
-- does. Rows are inserted once and never change.
CREATE TABLE deadline.notice (
    id         uuid        PRIMARY KEY,
    obligation uuid        NOT NULL,
    kind       text        NOT NULL,
    addressee  text        NOT NULL,
    due        timestamptz NOT NULL,
    fire_at    timestamptz NOT NULL,
    done_at    timestamptz NOT NULL,
    outcome    text        NOT NULL
);
CREATE INDEX notice_by_obligation ON deadline.notice (obligation);

COMMENT ON COLUMN deadline.notice.id IS 'Made from the other columns; also the id of the hub''s message.';
COMMENT ON COLUMN deadline.notice.outcome IS 'sent, or the code of the refusal.';
