-- No column is null: an absent text is ''.

-- Raised, by a locked update, in the transaction that publishes or withdraws a stage.
CREATE TABLE epoch (
    name VARCHAR(16) PRIMARY KEY,
    newest BIGINT NOT NULL
);
INSERT INTO epoch (name, newest) VALUES ('published', 0);

-- kind is REST or HTTP. Every change of an API, its deployments or its stages raises version first: they come one after another.
CREATE TABLE api (
    id VARCHAR(16) PRIMARY KEY,
    kind VARCHAR(8) NOT NULL,
    version BIGINT NOT NULL,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    definition TEXT NOT NULL
);
CREATE INDEX api_kind ON api (kind, id);

-- Never changed: a definition as it was when it was deployed, and the SHA-256 of its text.
CREATE TABLE deployment (
    api_id VARCHAR(16) NOT NULL REFERENCES api (id),
    id VARCHAR(16) NOT NULL,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    description TEXT NOT NULL,
    automatic BOOLEAN NOT NULL,
    content_hash VARCHAR(64) NOT NULL,
    snapshot TEXT NOT NULL,
    PRIMARY KEY (api_id, id)
);

-- deployment_id is '' while nothing is deployed to it. Both epochs are of the epoch table: when the stage last changed for data nodes, and
-- from when on answers of authorizers may be kept.
CREATE TABLE stage (
    api_id VARCHAR(16) NOT NULL REFERENCES api (id),
    name VARCHAR(128) NOT NULL,
    deployment_id VARCHAR(16) NOT NULL,
    description TEXT NOT NULL,
    variables TEXT NOT NULL,
    tags TEXT NOT NULL,
    auto_deploy BOOLEAN NOT NULL,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    cache_epoch BIGINT NOT NULL,
    published_epoch BIGINT NOT NULL,
    PRIMARY KEY (api_id, name)
);
CREATE INDEX stage_published ON stage (published_epoch);

-- Stages that are no more, for data nodes that still serve them.
CREATE TABLE withdrawn (
    api_id VARCHAR(16) NOT NULL,
    stage VARCHAR(128) NOT NULL,
    published_epoch BIGINT NOT NULL,
    PRIMARY KEY (api_id, stage)
);
CREATE INDEX withdrawn_published ON withdrawn (published_epoch);
