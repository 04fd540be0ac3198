-- What agencies handed in, in the sandbox only: it teaches and proves nothing, and the oldest are forgotten.
CREATE TABLE startup.event (
    number  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    agency  text        NOT NULL,
    channel text        NOT NULL,
    outcome text        NOT NULL,
    type    text,
    message text,
    size    integer     NOT NULL,
    bytes   bytea       NOT NULL,
    reason  text
);
CREATE INDEX event_of_agency ON startup.event (agency, number);
