CREATE SCHEMA gateway;

-- Receipts that a partner asked for as classic CMS SignedData: signed once, then always the same bytes.
CREATE TABLE gateway.signed_receipt (
    statement_sha256 bytea PRIMARY KEY CHECK (octet_length(statement_sha256) = 32),
    cms              bytea NOT NULL
);
