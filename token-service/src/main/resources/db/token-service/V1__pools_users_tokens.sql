-- What is secret lies here only sealed: private keys, client secrets, password verifiers and hashes, codes, the state between two
-- steps of a sign-in. Refresh tokens and session handles are random enough to be kept as SHA-256.

CREATE TABLE user_pool (
    id          VARCHAR(55) PRIMARY KEY,
    name        VARCHAR(128) NOT NULL,
    settings    TEXT NOT NULL,
    mask        VARCHAR(512) NOT NULL,
    created_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    modified_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    version     BIGINT NOT NULL
);

CREATE TABLE pool_key (
    kid         VARCHAR(64) PRIMARY KEY,
    pool_id     VARCHAR(55) NOT NULL REFERENCES user_pool (id) ON DELETE CASCADE,
    token_use   VARCHAR(8) NOT NULL,
    public_jwk  TEXT NOT NULL,
    private_key TEXT NOT NULL,
    created_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE INDEX pool_key_by_pool ON pool_key (pool_id);

CREATE TABLE pool_client (
    id          VARCHAR(128) PRIMARY KEY,
    pool_id     VARCHAR(55) NOT NULL REFERENCES user_pool (id) ON DELETE CASCADE,
    name        VARCHAR(128) NOT NULL,
    settings    TEXT NOT NULL,
    secret      VARCHAR(512) NOT NULL,
    created_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    modified_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    version     BIGINT NOT NULL
);
CREATE INDEX pool_client_by_pool ON pool_client (pool_id, id);

CREATE TABLE pool_user (
    pool_id         VARCHAR(55) NOT NULL REFERENCES user_pool (id) ON DELETE CASCADE,
    sub             VARCHAR(36) NOT NULL,
    username        VARCHAR(128) NOT NULL,
    username_key    VARCHAR(256) NOT NULL,
    status          VARCHAR(32) NOT NULL,
    enabled         BOOLEAN NOT NULL,
    attributes      TEXT NOT NULL,
    credential      TEXT NOT NULL,
    temporary_until TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    tokens_after    TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    created_at      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    modified_at     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    version         BIGINT NOT NULL,
    PRIMARY KEY (pool_id, sub),
    UNIQUE (pool_id, username_key)
);

-- alias: SHA-256 of the attribute's value, so that long addresses fit an index
CREATE TABLE user_alias (
    pool_id   VARCHAR(55) NOT NULL,
    alias     VARCHAR(64) NOT NULL,
    attribute VARCHAR(32) NOT NULL,
    sub       VARCHAR(36) NOT NULL,
    PRIMARY KEY (pool_id, alias),
    FOREIGN KEY (pool_id, sub) REFERENCES pool_user (pool_id, sub) ON DELETE CASCADE
);
CREATE INDEX user_alias_by_user ON user_alias (pool_id, sub);

CREATE TABLE user_group (
    pool_id     VARCHAR(55) NOT NULL REFERENCES user_pool (id) ON DELETE CASCADE,
    name        VARCHAR(128) NOT NULL,
    description VARCHAR(2048) NOT NULL,
    role_arn    VARCHAR(2048) NOT NULL,
    precedence  BIGINT NOT NULL,
    created_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    modified_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (pool_id, name)
);

CREATE TABLE group_member (
    pool_id    VARCHAR(55) NOT NULL,
    group_name VARCHAR(128) NOT NULL,
    sub        VARCHAR(36) NOT NULL,
    PRIMARY KEY (pool_id, group_name, sub),
    FOREIGN KEY (pool_id, group_name) REFERENCES user_group (pool_id, name) ON DELETE CASCADE,
    FOREIGN KEY (pool_id, sub) REFERENCES pool_user (pool_id, sub) ON DELETE CASCADE
);
CREATE INDEX group_member_by_user ON group_member (pool_id, sub);

-- kept a day past expires_at: as long as an access token of the family may live
CREATE TABLE token_family (
    origin_jti VARCHAR(36) PRIMARY KEY,
    token_hash VARCHAR(64) NOT NULL UNIQUE,
    pool_id    VARCHAR(55) NOT NULL,
    client_id  VARCHAR(128) NOT NULL REFERENCES pool_client (id) ON DELETE CASCADE,
    sub        VARCHAR(36) NOT NULL,
    auth_time  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    FOREIGN KEY (pool_id, sub) REFERENCES pool_user (pool_id, sub) ON DELETE CASCADE
);
CREATE INDEX token_family_by_user ON token_family (pool_id, sub);
CREATE INDEX token_family_by_end ON token_family (expires_at);

CREATE TABLE auth_session (
    id         VARCHAR(64) PRIMARY KEY,
    client_id  VARCHAR(128) NOT NULL REFERENCES pool_client (id) ON DELETE CASCADE,
    state      TEXT NOT NULL,
    expires_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE INDEX auth_session_by_end ON auth_session (expires_at);

CREATE TABLE confirmation_code (
    pool_id    VARCHAR(55) NOT NULL,
    sub        VARCHAR(36) NOT NULL,
    attribute  VARCHAR(32) NOT NULL,
    code       VARCHAR(512) NOT NULL,
    expires_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (pool_id, sub),
    FOREIGN KEY (pool_id, sub) REFERENCES pool_user (pool_id, sub) ON DELETE CASCADE
);

-- subject: a name under the pool's own key, since it may be nobody's
CREATE TABLE failed_attempt (
    pool_id      VARCHAR(55) NOT NULL REFERENCES user_pool (id) ON DELETE CASCADE,
    subject      VARCHAR(64) NOT NULL,
    failures     BIGINT NOT NULL,
    locked_until TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    last_at      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (pool_id, subject)
);
CREATE INDEX failed_attempt_by_age ON failed_attempt (last_at);

-- written with what it is about, deleted when the trust ledger has it
CREATE TABLE pending_revocation (
    id            VARCHAR(36) PRIMARY KEY,
    kind          VARCHAR(32) NOT NULL,
    subject       VARCHAR(512) NOT NULL,
    issued_before BIGINT NOT NULL,
    forget_at     BIGINT NOT NULL
);
CREATE INDEX pending_revocation_by_subject ON pending_revocation (subject);
