-- What was accepted lately, for whoever watches the hub: rows lie in the order of their time, so a few bytes a
-- hundred pages are enough.
CREATE INDEX message_by_time ON intake.message USING brin (accepted_at) WITH (pages_per_range = 32, autosummarize = on);
