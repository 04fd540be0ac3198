-- When a delivery came to its inbox first. A later message of its lane may lift it, and then it stands there in a new
-- round, although whoever has looked has seen it.
ALTER TABLE delivery.waiting ADD COLUMN placed bigint;
UPDATE delivery.waiting SET placed = shelved WHERE shelved IS NOT NULL;
COMMENT ON COLUMN delivery.waiting.placed IS 'The shelf''s round in which it was placed first; null before.';
