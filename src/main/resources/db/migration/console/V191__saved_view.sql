-- A filter of a list under a name that its owner gave it. It may hold words that were searched for, a name among
-- them: only the member who keeps it ever reads it, and it says nothing about any matter.
CREATE TABLE console.saved_view (
    id     uuid        PRIMARY KEY,
    member uuid        NOT NULL REFERENCES console.member (id),
    list   text        NOT NULL,
    name   text        NOT NULL,
    query  text        NOT NULL,
    at     timestamptz NOT NULL,
    UNIQUE (member, list, name)
);
COMMENT ON COLUMN console.saved_view.query IS 'The parameters of the list''s address, as they stand in it.';
