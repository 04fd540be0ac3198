CREATE SCHEMA startup;

-- One row: how far the sandbox's clock stands ahead of the machine's. It only grows.
CREATE TABLE startup.clock (
    only_one     boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    ahead_millis bigint  NOT NULL CHECK (ahead_millis >= 0)
);

INSERT INTO startup.clock (ahead_millis) VALUES (0);
