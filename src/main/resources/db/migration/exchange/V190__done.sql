-- What an agency has done, the newest first. Only duties that were fulfilled stand in it, so that accepting a
-- message that opens one costs nothing more.
CREATE INDEX obligation_done ON exchange.obligation (party, updated_at, id)
    WHERE status IN ('FULFILLED', 'FULFILLED_LATE');
