-- What was to be delivered lately, for whoever watches the hub: rows lie in the order of their time.
CREATE INDEX delivery_by_time ON delivery.delivery USING brin (accepted_at) WITH (pages_per_range = 32, autosummarize = on);
