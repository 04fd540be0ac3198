-- What is handed to the door is kept first: after a crash the very same bytes are handed in again, never others.
ALTER TABLE console.draft ADD COLUMN sealed bytea;
COMMENT ON COLUMN console.draft.sealed IS 'The bytes handed to the door; kept while its answer is not known, and once it was accepted.';
COMMENT ON COLUMN console.draft.state IS 'editing, official (waits for the official), seal (waits for the seal), sending (answer not known), sent or dropped.';
CREATE INDEX draft_acknowledging ON console.draft (agency, in_reply_to) WHERE kind = 'acknowledgement';
