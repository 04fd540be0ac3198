-- Up to where a member has seen what the bell told. What came later is new to that member and to nobody else.
CREATE TABLE console.bell_mark (
    member     uuid        PRIMARY KEY REFERENCES console.member (id),
    at         timestamptz NOT NULL,
    machine_at timestamptz NOT NULL,
    round      bigint      NOT NULL
);
COMMENT ON COLUMN console.bell_mark.at IS 'By the hub''s clock; machine_at is the same moment by the machine''s.';
COMMENT ON COLUMN console.bell_mark.round IS 'The round of the agency''s inbox that was seen (delivery.shelf).';

-- Messages that a member has read since; what lies before the mark needs no row.
CREATE TABLE console.bell_read (
    member  uuid        NOT NULL,
    message uuid        NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (member, message)
);

-- What waits for somebody's signature or approval, however much an agency has sent in its life.
CREATE INDEX draft_open ON console.draft (agency, touched) WHERE state IN ('editing', 'official', 'seal', 'sending');
