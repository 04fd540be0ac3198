-- Questions to courts and their answers by their words: letters without accents, runs of capitalised words left out, so
-- that nobody is found by a name. What is shown is read from the messages. It can be made again from them.
CREATE SCHEMA clarification;

-- A row changes when its question is answered.
CREATE TABLE clarification.passage (
    exchange    uuid        NOT NULL,
    no          text        NOT NULL,
    request     uuid        NOT NULL,
    asker       text        NOT NULL,
    authority   text        NOT NULL,
    case_number text        NOT NULL,
    doubt_kind  text        NOT NULL,
    asked_at    timestamptz NOT NULL,
    outcome     text,
    answer      uuid,
    answered_at timestamptz,
    words       tsvector    NOT NULL,
    PRIMARY KEY (exchange, no)
);
CREATE INDEX passage_by_words ON clarification.passage USING gin (words);

-- By which version of the code the rows were made; another version, or none, has them made anew at start.
CREATE TABLE clarification.made (
    version integer NOT NULL
);
