-- Who of an agency takes care of a conversation now, and how that came about. An agency's own business: nobody else
-- sees it, and it changes no duty.
CREATE TABLE console.assigned (
    agency   text        NOT NULL,
    exchange uuid        NOT NULL,
    member   uuid        NOT NULL REFERENCES console.member (id),
    since    timestamptz NOT NULL,
    PRIMARY KEY (agency, exchange)
);
CREATE INDEX assigned_by_member ON console.assigned (member, since DESC);

CREATE TABLE console.assignment (
    number   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL,
    agency   text        NOT NULL,
    exchange uuid        NOT NULL,
    member   uuid        REFERENCES console.member (id),
    actor    uuid        NOT NULL,
    by_name  text        NOT NULL,
    note     text        NOT NULL
);
COMMENT ON COLUMN console.assignment.member IS 'Nobody where it was put down.';
CREATE INDEX assignment_by_exchange ON console.assignment (agency, exchange, number);
CREATE TRIGGER added_only BEFORE UPDATE OR DELETE OR TRUNCATE ON console.assignment
    FOR EACH STATEMENT EXECUTE FUNCTION console.rows_are_added_only();
