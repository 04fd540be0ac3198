-- Where in the log the digest of a duty, as it is written now, is attested: the audit holds each row against it.
-- Empty for a duty that has not moved since such entries are made.
ALTER TABLE exchange.obligation ADD COLUMN entry bigint;
COMMENT ON COLUMN exchange.obligation.entry IS 'The log entry of kind DutyChange that tells of this row as it stands.';
