-- One proposal may change several dated entries of one agency: once each.
ALTER TABLE directory.amendment DROP CONSTRAINT amendment_proposal_key;
CREATE UNIQUE INDEX amendment_once
    ON directory.amendment (proposal, (entry::jsonb ->> 'valid-from'));
