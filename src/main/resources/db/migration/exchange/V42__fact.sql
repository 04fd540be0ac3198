-- What exchanges let each other know: amounts that add up, ceilings, marks. One row for each key of a fact that
-- stands; exchange.exchange.document has the same facts, from which this table can be written anew at any time.
CREATE TABLE exchange.fact (
    key      text        NOT NULL,
    type     text        NOT NULL,
    exchange uuid        NOT NULL REFERENCES exchange.exchange (id),
    party    text        NOT NULL,
    amount   bigint      NOT NULL,
    since    timestamptz NOT NULL,
    PRIMARY KEY (key, type, exchange, party)
);
COMMENT ON TABLE exchange.fact IS 'Only what stands: an exchange whose facts change has its rows replaced.';
COMMENT ON COLUMN exchange.fact.key IS 'SHA-256 of what it is about, as package regulation forms it: no personal data.';

CREATE INDEX fact_by_exchange ON exchange.fact (exchange);

-- Writes the whole table anew from what the exchanges themselves have kept; for an operator, while no hub runs.
CREATE FUNCTION exchange.rebuild_facts() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    TRUNCATE exchange.fact;
    INSERT INTO exchange.fact (key, type, exchange, party, amount, since)
    SELECT k.key, f.fact->>'type', e.id, f.fact->>'party', (f.fact->>'amount')::bigint,
           (f.fact->>'since')::timestamptz
      FROM exchange.exchange AS e
     CROSS JOIN LATERAL jsonb_array_elements(e.document->'facts') AS f (fact)
     CROSS JOIN LATERAL jsonb_array_elements_text(f.fact->'keys') AS k (key)
     WHERE e.document ? 'facts';
END
$$;
