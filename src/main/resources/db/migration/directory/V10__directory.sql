CREATE SCHEMA directory;

-- Every certificate that the directory bound to an agency or that the hub's own authority issued.
CREATE TABLE directory.certificate (
    fingerprint     text PRIMARY KEY CHECK (fingerprint ~ '^[0-9a-f]{64}$'), -- SHA-256 of der
    der             bytea NOT NULL,
    agency          text NOT NULL,
    uses            text[] NOT NULL,        -- TLS, SEAL, OFFICIAL; none: issued, but no party's identity
    unit            text,                   -- these four for officials only
    capacity        text,
    official_from   date,
    official_to     date,
    issuer          text NOT NULL,          -- RFC 2253
    serial          numeric NOT NULL,
    not_before      timestamptz NOT NULL,
    not_after       timestamptz NOT NULL,
    bound_at        timestamptz NOT NULL,
    revoked_at      timestamptz,
    revoked_reason  text,
    UNIQUE (issuer, serial),
    CHECK (('OFFICIAL' = ANY (uses)) = (unit IS NOT NULL)),
    CHECK ((unit IS NULL) = (capacity IS NULL) AND (unit IS NULL) = (official_from IS NULL))
);
CREATE INDEX certificate_agency ON directory.certificate (agency);

-- What changed, in order: rows are added, never altered. Each digest belongs into the evidence log.
CREATE TABLE directory.change (
    number      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL,
    record      bytea NOT NULL              -- JSON, exactly as digested
);

-- One row. The generation grows with every change of this schema that another hub instance must notice.
CREATE TABLE directory.state (
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    generation  bigint NOT NULL,
    crl_number  bigint NOT NULL
);
INSERT INTO directory.state (generation, crl_number) VALUES (1, 0);

-- One-time codes; only a hash is kept. The agency '-' is a decoy: whoever asks for an unknown agency
-- causes the same statements as who gives a wrong code, and takes as long.
CREATE TABLE directory.enrolment_code (
    agency      text PRIMARY KEY,
    code_hash   bytea NOT NULL,
    expires_at  timestamptz NOT NULL,
    wrong_tries integer NOT NULL DEFAULT 0,
    used_at     timestamptz
);
INSERT INTO directory.enrolment_code (agency, code_hash, expires_at) VALUES ('-', '', '-infinity');

-- Requests that wait for a person, or that a person has decided.
CREATE TABLE directory.enrolment_request (
    agency          text NOT NULL,
    request_sha256  text NOT NULL,          -- of the request's public key and uses
    uses            text[] NOT NULL,
    requested_at    timestamptz NOT NULL,
    approved        boolean,                -- NULL: nobody has decided yet
    decided_at      timestamptz,
    decided_by      text,
    PRIMARY KEY (agency, request_sha256),
    CHECK ((approved IS NULL) = (decided_at IS NULL))
);
