-- A bank's own words on its cases. They are the bank's alone: no agency, no other bank of the same case and no
-- message ever has them.
CREATE TABLE console.bank_label (
    bank    text        NOT NULL,
    agency  text        NOT NULL,
    number  text        NOT NULL,
    label   text        NOT NULL,
    member  uuid        NOT NULL,
    by_name text        NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (bank, agency, number, label)
);
COMMENT ON COLUMN console.bank_label.bank IS 'In whose name its owner works.';
COMMENT ON COLUMN console.bank_label.agency IS 'Whose case it is.';
