-- What two operators gave up keeps the reason for which it was parked: the evidence of the failure names it.
-- released counts how often a parked delivery was sent on its way again: what two operators agree on is one stay.
ALTER TABLE delivery.held
    ADD COLUMN given_up boolean NOT NULL DEFAULT false,
    ADD COLUMN released integer NOT NULL DEFAULT 0;
UPDATE delivery.held SET given_up = true WHERE reason = 'given-up';
