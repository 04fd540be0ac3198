-- What stands on paper: which messages have a code, filled beside the door and never inside the writer's
-- transaction, so that accepting costs nothing more. It can be emptied and is then made anew.
CREATE TABLE console.paper_code (
    code    bytea NOT NULL CHECK (length(code) = 10),
    message uuid  NOT NULL,
    PRIMARY KEY (code, message)
);
COMMENT ON COLUMN console.paper_code.code IS 'The first 80 bits of the SHA-256 of the signed bytes.';

CREATE TABLE console.paper_code_seen (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    last     bigint  NOT NULL
);
INSERT INTO console.paper_code_seen (last) VALUES (0);

-- Who is published today as a debtor without means: a row comes with the record of the publication and goes
-- when its end is ordered, with everything that it said.
CREATE TABLE console.publication (
    agency       text        NOT NULL,
    exchange     uuid        NOT NULL,
    name         text        NOT NULL,
    folded       text        NOT NULL,
    address      text        NOT NULL,
    judgment     text        NOT NULL,
    decision     text        NOT NULL,
    obligation   text        NOT NULL,
    reason       text        NOT NULL,
    published_at timestamptz NOT NULL,
    changing     boolean     NOT NULL,
    PRIMARY KEY (agency, exchange)
);
COMMENT ON COLUMN console.publication.folded IS 'The name in small letters without diacritics.';
COMMENT ON COLUMN console.publication.changing IS 'A change is known that is not published yet.';
