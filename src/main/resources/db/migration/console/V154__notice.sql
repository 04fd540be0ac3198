-- Where a member wants to be told that something waits. The code proves that the address is the member's own.
CREATE TABLE console.notice (
    member    uuid        PRIMARY KEY REFERENCES console.member (id),
    address   text        NOT NULL,
    language  text        NOT NULL,
    code      text        NOT NULL,
    confirmed boolean     NOT NULL DEFAULT false,
    told      timestamptz NOT NULL,
    failures  int         NOT NULL DEFAULT 0,
    next_try  timestamptz NOT NULL
);
COMMENT ON COLUMN console.notice.told IS 'What was accepted until then has been told, or was there before.';
CREATE INDEX notice_due ON console.notice (next_try) WHERE confirmed;
COMMENT ON COLUMN console.notice.code IS 'Empty once a wrong one was given: it takes a new one then.';
