-- A word of SQL itself: the name is quoted wherever it stands.
CREATE SCHEMA "freeze";

-- Which case an exchange belongs to. Rows are inserted once and never change.
CREATE TABLE "freeze".matter (
    exchange    uuid PRIMARY KEY,
    agency      text NOT NULL,
    case_number text NOT NULL,
    debtor      text NOT NULL
);
CREATE INDEX matter_by_case ON "freeze".matter (agency, case_number, debtor);

-- Where one debt of one debtor stands. It moves with every message of its exchanges, in the transaction that
-- accepts the message, and can be made again from the messages.
CREATE TABLE "freeze".position (
    agency      text   NOT NULL,
    case_number text   NOT NULL,
    debtor      text   NOT NULL,
    last        bigint NOT NULL,
    excess      bigint NOT NULL CHECK (excess >= 0),
    content     text   NOT NULL,
    PRIMARY KEY (agency, case_number, debtor)
) WITH (fillfactor = 80);

COMMENT ON COLUMN "freeze".position.debtor IS 'The beginning of a SHA-256 of the debtor''s identifiers.';
COMMENT ON COLUMN "freeze".position.last IS 'Number of the message after which it stands so.';
COMMENT ON COLUMN "freeze".position.excess IS 'Whole dong known to be held beyond what may be, and not let go.';
