-- Whoever proposed withdraws, also with another account of the same person. Nobody approves or refuses with the account
-- that proposed.
ALTER TABLE console.change_decision DROP CONSTRAINT change_decision_check;
ALTER TABLE console.change_decision ADD CHECK (outcome = 'withdrawn' OR decider <> proposer);
