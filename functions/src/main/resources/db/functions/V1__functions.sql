-- A function is its name; what runs is one of its versions.
CREATE TABLE lambda (
    name VARCHAR(64) PRIMARY KEY,
    next_version BIGINT NOT NULL
);

-- Number 0 is $LATEST, the only one that changes. The variables are sealed, with the key's id beside them.
CREATE TABLE lambda_version (
    name VARCHAR(64) NOT NULL REFERENCES lambda (name),
    number BIGINT NOT NULL,
    revision VARCHAR(36) NOT NULL,
    runtime VARCHAR(64) NOT NULL,
    handler VARCHAR(128) NOT NULL,
    role_arn VARCHAR(512) NOT NULL,
    description VARCHAR(256) NOT NULL,
    timeout_seconds INTEGER NOT NULL,
    memory_mb INTEGER NOT NULL,
    variables_key VARCHAR(128),
    variables TEXT,
    code_hash VARCHAR(64) NOT NULL,
    code_size BIGINT NOT NULL,
    modified_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (name, number)
);
CREATE INDEX lambda_version_code ON lambda_version (code_hash);

-- One statement of a resource policy; the qualifier is empty for the function itself.
CREATE TABLE permission (
    name VARCHAR(64) NOT NULL REFERENCES lambda (name),
    qualifier VARCHAR(128) NOT NULL,
    statement_id VARCHAR(100) NOT NULL,
    statement TEXT NOT NULL,
    PRIMARY KEY (name, qualifier, statement_id)
);

-- Deployment packages by their content, in parts.
CREATE TABLE code_part (
    hash VARCHAR(64) NOT NULL,
    part INTEGER NOT NULL,
    parts INTEGER NOT NULL,
    content ${bytes} NOT NULL,
    PRIMARY KEY (hash, part)
);
