-- Two pairs of eyes within a bank: who asked that a letter be approved, and who approved exactly those words.
CREATE TABLE console.bank_approval (
    draft        uuid        PRIMARY KEY REFERENCES console.draft (id) ON DELETE CASCADE,
    words        bytea       NOT NULL CHECK (length(words) = 32),
    asked_by     uuid        NOT NULL,
    asked_name   text        NOT NULL,
    asked_at     timestamptz NOT NULL,
    decided_by   uuid,
    decided_name text,
    decided_at   timestamptz,
    approved     boolean,
    reason       text        NOT NULL DEFAULT '',
    CHECK (decided_by IS NULL OR decided_by <> asked_by)
);

COMMENT ON COLUMN console.bank_approval.words IS 'SHA-256 of type, addressees, body and attachments: other words need another approval.';
