-- Two operators also withhold an agency's channel, and give it back.
ALTER TABLE console.change_proposal DROP CONSTRAINT change_proposal_kind_check;
ALTER TABLE console.change_proposal ADD CONSTRAINT change_proposal_kind_check
    CHECK (kind IN ('add', 'reach', 'end', 'invite', 'revoke', 'give-up', 'suspend', 'restore'));
