-- What one operator proposes to change, and what another one, or the same by withdrawing, said to it.
CREATE TABLE console.change_proposal (
    id            uuid        PRIMARY KEY,    -- made with the form: sent twice it is one proposal
    kind          text        NOT NULL CHECK (kind IN ('add', 'reach', 'end', 'invite', 'revoke', 'give-up')),
    agency        text        NOT NULL,       -- whom it is about
    subject       text        NOT NULL,       -- what of it: a fingerprint, the number of a delivery, or nothing
    wanted        text        NOT NULL,       -- JSON: the fields of the form
    basis         text        NOT NULL,       -- digest of what it was proposed upon
    reason        text        NOT NULL,
    proposer      uuid        NOT NULL REFERENCES console.member (id),
    proposer_name text        NOT NULL,
    proposed      timestamptz NOT NULL,
    UNIQUE (id, proposer)
);
CREATE INDEX change_proposal_by_time ON console.change_proposal (proposed DESC);
CREATE INDEX change_proposal_by_agency ON console.change_proposal (agency, proposed DESC);

CREATE TABLE console.change_decision (
    proposal     uuid        PRIMARY KEY,
    proposer     uuid        NOT NULL,
    outcome      text        NOT NULL CHECK (outcome IN ('approved', 'refused', 'withdrawn')),
    decider      uuid        NOT NULL REFERENCES console.member (id),
    decider_name text        NOT NULL,
    decided      timestamptz NOT NULL,
    reason       text        NOT NULL,
    seen         text        NOT NULL,        -- JSON: what hung on the agency then
    FOREIGN KEY (proposal, proposer) REFERENCES console.change_proposal (id, proposer),
    CHECK ((outcome = 'withdrawn') = (decider = proposer))
);

-- One proposal at a time for one thing: what is open, and nothing else.
CREATE TABLE console.change_open (
    target   text PRIMARY KEY,
    proposal uuid NOT NULL UNIQUE REFERENCES console.change_proposal (id)
);

CREATE TRIGGER added_only BEFORE UPDATE OR DELETE OR TRUNCATE ON console.change_proposal
    FOR EACH STATEMENT EXECUTE FUNCTION console.rows_are_added_only();
CREATE TRIGGER added_only BEFORE UPDATE OR DELETE OR TRUNCATE ON console.change_decision
    FOR EACH STATEMENT EXECUTE FUNCTION console.rows_are_added_only();
