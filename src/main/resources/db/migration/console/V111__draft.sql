-- Letters that people write: until they are signed and sent they have no effect and nobody but the agency sees them.
CREATE TABLE console.draft (
    id          uuid        PRIMARY KEY,
    agency      text        NOT NULL,
    author      uuid        NOT NULL,
    author_name text        NOT NULL,
    kind        text        NOT NULL,
    type        text        NOT NULL,
    recipients  text[]      NOT NULL,
    in_reply_to uuid,
    exchange    uuid,
    related     uuid[]      NOT NULL,
    case_number text,
    urgency     text        NOT NULL,
    body        text        NOT NULL,
    attachments text        NOT NULL,
    state       text        NOT NULL,
    content     bytea,
    cms         bytea,
    message     uuid,
    problem     text,
    problem_at  text,
    begun       timestamptz NOT NULL,
    touched     timestamptz NOT NULL,
    version     integer     NOT NULL
);
CREATE INDEX draft_by_agency ON console.draft (agency, touched);

-- Who did what with a draft. Rows are added, never changed.
CREATE TABLE console.draft_step (
    draft  uuid        NOT NULL REFERENCES console.draft (id),
    number integer     NOT NULL,
    at     timestamptz NOT NULL,
    member uuid        NOT NULL,
    name   text        NOT NULL,
    step   text        NOT NULL,
    detail text        NOT NULL,
    PRIMARY KEY (draft, number)
);

COMMENT ON COLUMN console.draft.kind IS 'message or acknowledgement.';
COMMENT ON COLUMN console.draft.state IS 'editing, official (waits for the official), seal (waits for the seal), sent or dropped.';
COMMENT ON COLUMN console.draft.content IS 'The exact bytes that are signed; absent while it is being edited.';
COMMENT ON COLUMN console.draft.problem IS 'Code of the last refusal, with the pointers in problem_at.';
