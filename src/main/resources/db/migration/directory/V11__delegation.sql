-- Written delegations to sign (Decree 30/2020/ND-CP, art. 13.3), beside those of delegations.yaml.
-- Rows are added, never altered: what a signature of some day rested on stays answerable.
CREATE TABLE directory.delegation (
    id          uuid PRIMARY KEY,           -- of agency, document and delegate
    agency      text NOT NULL,              -- whose head delegates
    grantor     text NOT NULL REFERENCES directory.certificate (fingerprint),
    delegate    text NOT NULL REFERENCES directory.certificate (fingerprint),
    capacity    text NOT NULL,
    content     text[] NOT NULL CHECK (cardinality(content) > 0), -- procedures or message types
    valid_from  date NOT NULL,
    valid_to    date NOT NULL,              -- always limited in time
    document    text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CHECK (valid_to >= valid_from),
    CHECK (grantor <> delegate),
    UNIQUE (agency, document, delegate)
);

-- An earlier end than the document named; the earliest row counts.
CREATE TABLE directory.delegation_end (
    number      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    delegation  uuid NOT NULL REFERENCES directory.delegation (id),
    last_day    date NOT NULL,
    reason      text NOT NULL,
    recorded_at timestamptz NOT NULL
);

CREATE FUNCTION directory.rows_are_added_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are added, never altered', TG_TABLE_NAME;
END $$;
CREATE TRIGGER added_only BEFORE UPDATE OR DELETE ON directory.delegation
    FOR EACH ROW EXECUTE FUNCTION directory.rows_are_added_only();
CREATE TRIGGER added_only BEFORE UPDATE OR DELETE ON directory.delegation_end
    FOR EACH ROW EXECUTE FUNCTION directory.rows_are_added_only();
