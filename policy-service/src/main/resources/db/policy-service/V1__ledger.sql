-- No column is null: an absent text is '', an absent list is [].

-- Raised, by a locked update, in the transaction that changes what it counts.
CREATE TABLE epoch (
    name VARCHAR(16) PRIMARY KEY,
    newest BIGINT NOT NULL
);
INSERT INTO epoch (name, newest) VALUES ('policy', 1), ('revocation', 0), ('provider', 1);

-- Users, roles and groups. name_key is the name in lower case: names keep their case and are unique without it.
CREATE TABLE principal (
    id VARCHAR(32) PRIMARY KEY,
    kind VARCHAR(8) NOT NULL,
    name VARCHAR(128) NOT NULL,
    name_key VARCHAR(128) NOT NULL,
    path VARCHAR(512) NOT NULL,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    boundary_arn VARCHAR(2048) NOT NULL,
    tags TEXT NOT NULL,
    description TEXT NOT NULL,
    trust_policy TEXT NOT NULL,
    max_session_seconds INTEGER NOT NULL,
    CONSTRAINT principal_name UNIQUE (kind, name_key)
);
CREATE INDEX principal_boundary ON principal (boundary_arn);

CREATE TABLE membership (
    group_id VARCHAR(32) NOT NULL REFERENCES principal (id),
    user_id VARCHAR(32) NOT NULL REFERENCES principal (id),
    PRIMARY KEY (user_id, group_id)
);
CREATE INDEX membership_group ON membership (group_id);

CREATE TABLE inline_policy (
    principal_id VARCHAR(32) NOT NULL REFERENCES principal (id),
    name VARCHAR(128) NOT NULL,
    name_key VARCHAR(128) NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (principal_id, name_key)
);

-- owner is 'AWS' for those that come with the product, 'LOCAL' for the account's own.
CREATE TABLE managed_policy (
    id VARCHAR(32) PRIMARY KEY,
    owner VARCHAR(8) NOT NULL,
    name VARCHAR(128) NOT NULL,
    name_key VARCHAR(128) NOT NULL,
    path VARCHAR(512) NOT NULL,
    description TEXT NOT NULL,
    tags TEXT NOT NULL,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    default_version INTEGER NOT NULL,
    newest_version INTEGER NOT NULL,
    CONSTRAINT managed_policy_name UNIQUE (owner, name_key)
);

CREATE TABLE policy_version (
    policy_id VARCHAR(32) NOT NULL REFERENCES managed_policy (id),
    version INTEGER NOT NULL,
    document TEXT NOT NULL,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (policy_id, version)
);

CREATE TABLE attachment (
    principal_id VARCHAR(32) NOT NULL REFERENCES principal (id),
    policy_id VARCHAR(32) NOT NULL REFERENCES managed_policy (id),
    PRIMARY KEY (principal_id, policy_id)
);
CREATE INDEX attachment_policy ON attachment (policy_id);

-- owner_id is a user's id, or the account's for its root.
CREATE TABLE access_key (
    id VARCHAR(128) PRIMARY KEY,
    owner_id VARCHAR(32) NOT NULL,
    active BOOLEAN NOT NULL,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    sealed_by VARCHAR(128) NOT NULL,
    sealed_secret TEXT NOT NULL
);
CREATE INDEX access_key_owner ON access_key (owner_id);

-- jwks is '' for a foreign issuer; arn, thumbprints and tags are there for those that the IAM API made.
CREATE TABLE provider (
    issuer VARCHAR(1024) PRIMARY KEY,
    kind VARCHAR(16) NOT NULL,
    arn VARCHAR(2048) NOT NULL,
    aliases TEXT NOT NULL,
    client_ids TEXT NOT NULL,
    thumbprints TEXT NOT NULL,
    tags TEXT NOT NULL,
    jwks TEXT NOT NULL,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
CREATE INDEX provider_arn ON provider (arn);

CREATE TABLE session_key (
    id VARCHAR(128) PRIMARY KEY,
    public_key TEXT NOT NULL,
    sealed_by VARCHAR(128) NOT NULL,
    sealed_opening_key TEXT NOT NULL,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

CREATE TABLE revocation (
    epoch BIGINT PRIMARY KEY,
    kind VARCHAR(16) NOT NULL,
    subject VARCHAR(1500) NOT NULL,
    issued_before BIGINT NOT NULL,
    forget_at BIGINT NOT NULL,
    CONSTRAINT revocation_subject UNIQUE (kind, subject)
);
CREATE INDEX revocation_forget ON revocation (forget_at);

CREATE TABLE lease (
    node_id VARCHAR(128) PRIMARY KEY,
    expires_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    applied_policy BIGINT NOT NULL,
    applied_revocation BIGINT NOT NULL,
    applied_provider BIGINT NOT NULL
);
