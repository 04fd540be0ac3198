CREATE SCHEMA evidence;

-- The log that this database holds. One row, written once: another origin is another log.
CREATE TABLE evidence.log (
    only_one   boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    origin     text        NOT NULL CHECK (origin <> ''),
    created_at timestamptz NOT NULL DEFAULT now()
);

-- One statement a row, in the order of the log. Rows are added and never change.
CREATE TABLE evidence.entry (
    index      bigint PRIMARY KEY CHECK (index >= 0),
    kind       text   NOT NULL,
    message_id uuid   NOT NULL,
    party      text,
    statement  bytea  NOT NULL,
    entry_hash bytea  NOT NULL CHECK (length(entry_hash) = 32)
);
ALTER TABLE evidence.entry ALTER COLUMN statement SET STORAGE EXTERNAL;

-- At most one of each kind per message and party. A refused id is not used up, so it may be
-- refused again.
CREATE UNIQUE INDEX entry_once
    ON evidence.entry (message_id, kind, coalesce(party, ''))
 WHERE kind <> 'SubmissionRejection';
CREATE INDEX entry_rejected
    ON evidence.entry (message_id)
 WHERE kind = 'SubmissionRejection';

-- The committed head: the one row that every append locks and moves.
CREATE TABLE evidence.tree_head (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    size     bigint  NOT NULL CHECK (size >= 0),
    frontier bytea   NOT NULL,
    root     bytea   NOT NULL CHECK (length(root) = 32)
);

-- Complete tiles of 256 hashes, and the hash of the subtree that a tile spans, which is the hash in
-- the tile above. Rows are added and never change; partial tiles are derived.
CREATE TABLE evidence.tile (
    level    smallint NOT NULL CHECK (level >= 0),
    index    bigint   NOT NULL CHECK (index >= 0),
    hashes   bytea    NOT NULL CHECK (length(hashes) = 8192),
    subtree  bytea    NOT NULL CHECK (length(subtree) = 32),
    PRIMARY KEY (level, index)
);
ALTER TABLE evidence.tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

-- Signed heads, one a flush. Rows are added and never change. The head covers the entries from
-- first_index up to, and without, size: their receipts show this head and no other.
CREATE TABLE evidence.checkpoint (
    size        bigint PRIMARY KEY CHECK (size > 0),
    first_index bigint NOT NULL CHECK (first_index >= 0 AND first_index < size),
    note        text   NOT NULL,
    seal        bytea  NOT NULL
);
