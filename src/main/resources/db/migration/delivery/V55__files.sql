-- One row for each message that is put into an agency's directory out/. It is written when the whole file
-- lies beside the tree, durable; a file that is no longer there has then been renamed into the tree.
CREATE TABLE delivery.dropped (
    number    bigint      PRIMARY KEY,
    message   uuid        NOT NULL,
    party     text        NOT NULL,
    staged_at timestamptz NOT NULL,
    placed_at timestamptz,
    taken_at  timestamptz
);
COMMENT ON COLUMN delivery.dropped.taken_at IS 'When the file was found renamed or removed, and consignment attested.';
CREATE INDEX dropped_open ON delivery.dropped (party, number) WHERE placed_at IS NOT NULL AND taken_at IS NULL;
