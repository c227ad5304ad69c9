-- No column is null. Sessions are not kept: whoever holds the opening key opens their tokens.

CREATE TABLE identity_pool (
    id         VARCHAR(55) PRIMARY KEY,
    settings   TEXT NOT NULL,
    roles      TEXT NOT NULL,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    version    BIGINT NOT NULL
);

CREATE TABLE identity (
    id          VARCHAR(55) PRIMARY KEY,
    pool_id     VARCHAR(55) NOT NULL REFERENCES identity_pool (id) ON DELETE CASCADE,
    created_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    modified_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE INDEX identity_by_pool ON identity (pool_id, id);

-- login: SHA-256 over issuer and subject, so that it fits an index and tells nobody who it is
CREATE TABLE identity_login (
    pool_id     VARCHAR(55) NOT NULL,
    login       VARCHAR(64) NOT NULL,
    identity_id VARCHAR(55) NOT NULL REFERENCES identity (id) ON DELETE CASCADE,
    provider    VARCHAR(128) NOT NULL,
    PRIMARY KEY (pool_id, login)
);
CREATE INDEX identity_login_by_identity ON identity_login (identity_id);

-- Signs and opens session tokens. The greatest serial mints; both secrets are sealed under the room's key.
CREATE TABLE session_key (
    serial      BIGINT PRIMARY KEY,
    id          VARCHAR(64) NOT NULL,
    public_key  TEXT NOT NULL,
    private_by  VARCHAR(64) NOT NULL,
    private_box TEXT NOT NULL,
    opening_by  VARCHAR(64) NOT NULL,
    opening_box TEXT NOT NULL,
    created_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
