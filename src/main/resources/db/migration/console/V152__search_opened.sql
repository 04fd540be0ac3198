-- Words of a letter are found by its recipient once they were left to it; before that, only what stands outside:
-- its kind, its case number and who writes to whom. The index is made again from the messages.
DELETE FROM console.found;
UPDATE console.searcher SET upto = 0;
ALTER TABLE console.found ADD COLUMN opened boolean NOT NULL;
CREATE INDEX found_unopened ON console.found (message, agency) WHERE NOT opened;

COMMENT ON COLUMN console.found.words IS
    'Case number, kind and agencies; where it was opened also document numbers, names and titles. In lower case without marks.';
COMMENT ON COLUMN console.found.opened IS 'Whether the words were left to the agency, or are its own.';
