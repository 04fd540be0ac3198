CREATE SCHEMA intake;

-- One row for each accepted message, without its bytes. Rows are inserted once and never change.
CREATE TABLE intake.message (
    number      bigint      PRIMARY KEY,
    id          uuid        NOT NULL,
    sha256      bytea       NOT NULL CHECK (length(sha256) = 32),
    size        integer     NOT NULL CHECK (size > 0),
    type        text        NOT NULL,
    sender      text        NOT NULL,
    written_to  text[]      NOT NULL,
    recipients  text[]      NOT NULL,
    copies      text[]      NOT NULL,
    exchange    uuid        NOT NULL,
    in_reply_to uuid,
    urgency     text        NOT NULL,
    sent        text        NOT NULL,
    accepted_at timestamptz NOT NULL,
    attachments text        NOT NULL
);

COMMENT ON COLUMN intake.message.sent IS 'What the sender claims, RFC 3339 with the offset as written.';
COMMENT ON COLUMN intake.message.attachments IS 'JSON list of name, mediaType, size, sha256.';

-- Ids are unique for ever over the whole hub.
CREATE UNIQUE INDEX message_by_id ON intake.message (id);
CREATE INDEX message_by_exchange ON intake.message (exchange, number);

-- The signed bytes, once. Random bytes do not compress, so PostgreSQL need not try; rows of up to 8 KB
-- stay whole in their page, which spares a typical message the detour through a second table.
CREATE TABLE intake.body (
    number bigint PRIMARY KEY,
    cms    bytea  NOT NULL
) WITH (toast_tuple_target = 8160);
ALTER TABLE intake.body ALTER COLUMN cms SET STORAGE EXTERNAL;

-- The business key of a document: its hash, and the message that used it first. Rows never change.
CREATE TABLE intake.business_key (
    hash    bytea PRIMARY KEY CHECK (length(hash) = 32),
    message uuid  NOT NULL
);

-- An upload by digest, apart for each owner, so that nobody learns what others stored.
-- received, complete and touched_at change while it is uploaded, and never afterwards.
CREATE TABLE intake.content (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner      text        NOT NULL,
    sha256     bytea       NOT NULL CHECK (length(sha256) = 32),
    received   bigint      NOT NULL CHECK (received BETWEEN 0 AND 104857600),
    complete   boolean     NOT NULL,
    touched_at timestamptz NOT NULL,
    UNIQUE (owner, sha256)
);

-- Pieces of at most 256 KiB, in order of their first byte.
CREATE TABLE intake.chunk (
    content bigint NOT NULL REFERENCES intake.content (id) ON DELETE CASCADE,
    start   bigint NOT NULL,
    bytes   bytea  NOT NULL,
    PRIMARY KEY (content, start)
);
ALTER TABLE intake.chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Which content an accepted message names. Rows never change, and they keep the content alive.
CREATE TABLE intake.attachment (
    message uuid   NOT NULL,
    sha256  bytea  NOT NULL,
    content bigint NOT NULL REFERENCES intake.content (id),
    PRIMARY KEY (message, sha256)
);
CREATE INDEX attachment_by_content ON intake.attachment (content);
CREATE INDEX attachment_by_digest ON intake.attachment (sha256);

-- Refusals before the seal was verified: counted, never who or what. One row an interval and code.
CREATE TABLE intake.refusal_count (
    counted_until timestamptz NOT NULL,
    channel       text        NOT NULL,
    code          text        NOT NULL,
    refusals      bigint      NOT NULL CHECK (refusals > 0)
);
CREATE INDEX refusal_count_by_time ON intake.refusal_count (counted_until);
