-- One row: by which calendars and limits every outstanding duty was counted. It moves after a recount.
CREATE TABLE deadline.counted_by (
    only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    calendars text    NOT NULL,
    limits    text    NOT NULL
);
COMMENT ON COLUMN deadline.counted_by.calendars IS 'SHA-256 of all days that differ from their place in the week.';
COMMENT ON COLUMN deadline.counted_by.limits IS 'SHA-256 of the limits of all duties.';

-- One row for each due instant that was moved and of which both parties are not told yet; it is deleted when
-- they are. What the instant was stays in exchange.due_history.
CREATE TABLE deadline.due_change (
    number     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    obligation uuid        NOT NULL,
    old_due    timestamptz NOT NULL,
    due        timestamptz NOT NULL,
    by_rule    boolean     NOT NULL,
    at         timestamptz NOT NULL
);
