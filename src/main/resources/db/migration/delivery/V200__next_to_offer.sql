-- What a broker's window is filled with next. What was collected and never acknowledged stays in
-- delivery.waiting for as long as its recipient likes: it is not in here, so that no window reads past it.
CREATE INDEX waiting_next ON delivery.waiting (party, precedence, number)
    WHERE shelved IS NOT NULL AND collected_at IS NULL;
