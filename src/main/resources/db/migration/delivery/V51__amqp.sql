-- What lies at the broker for a partner that receives over AMQP: at most a window for each, so that a slow
-- partner's backlog stays in the tables. A row is deleted once the recipient has the delivery, or once one
-- that came back is sent on its way again; the offer's number is the broker's duplicate id, never used twice.
CREATE TABLE delivery.offered (
    number   bigint  PRIMARY KEY,
    offer    bigint  GENERATED ALWAYS AS IDENTITY,
    message  uuid    NOT NULL,
    party    text    NOT NULL,
    sent     boolean NOT NULL DEFAULT false,
    settled  boolean NOT NULL DEFAULT false,
    returned boolean NOT NULL DEFAULT false
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
CREATE INDEX offered_open ON delivery.offered (party, offer);
