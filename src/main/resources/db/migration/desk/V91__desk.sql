-- What desks know, made from accepted messages in the transaction that accepts them, and to be made again from
-- them. One shape serves every desk: what a matter is and what its position says is the desk's own.
CREATE SCHEMA desk;

-- Which matters an exchange is about. Rows are inserted once and never change.
CREATE TABLE desk.filing (
    desk     text NOT NULL,
    exchange uuid NOT NULL,
    agency   text NOT NULL,
    number   text NOT NULL,
    part     text NOT NULL,
    PRIMARY KEY (desk, exchange, agency, number, part)
);
CREATE INDEX filing_by_matter ON desk.filing (desk, agency, number, part);

-- Where a matter stands. It moves with every message of its exchanges.
CREATE TABLE desk.standing (
    desk    text        NOT NULL,
    agency  text        NOT NULL,
    number  text        NOT NULL,
    part    text        NOT NULL,
    last    bigint      NOT NULL,
    at      timestamptz NOT NULL,
    marks   text[]      NOT NULL,
    content text        NOT NULL,
    PRIMARY KEY (desk, agency, number, part)
) WITH (fillfactor = 80);

-- To whom a matter exists. Rows are inserted once and never change.
CREATE TABLE desk.reader (
    desk   text NOT NULL,
    reader text NOT NULL,
    agency text NOT NULL,
    number text NOT NULL,
    part   text NOT NULL,
    PRIMARY KEY (desk, reader, agency, number, part)
);

COMMENT ON COLUMN desk.standing.last IS 'Number of the message after which it stands so.';
COMMENT ON COLUMN desk.standing.at IS 'When that message was accepted.';
COMMENT ON COLUMN desk.standing.marks IS 'Words by which lists are narrowed; never personal.';


-- By which version of its book each desk's rows were made; another version, or none, has them made anew at start.
CREATE TABLE desk.book (
    desk    text    PRIMARY KEY,
    version integer NOT NULL
);

-- The freeze desk had tables of its own; what they held is made again from the messages.
DROP SCHEMA "freeze" CASCADE;
