-- What people call the account; there is at most one.
CREATE TABLE account_alias (
    alias VARCHAR(63) PRIMARY KEY
);

-- Records only: there are no instances. role_id is '' while it holds no role.
CREATE TABLE instance_profile (
    id VARCHAR(32) PRIMARY KEY,
    name VARCHAR(128) NOT NULL,
    name_key VARCHAR(128) NOT NULL UNIQUE,
    path VARCHAR(512) NOT NULL,
    tags TEXT NOT NULL,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    role_id VARCHAR(32) NOT NULL
);
CREATE INDEX instance_profile_role ON instance_profile (role_id);

-- The deployment's guard rails, as a replica of the room was last told by its environment.
CREATE TABLE guard_rail (
    name VARCHAR(255) PRIMARY KEY,
    document TEXT NOT NULL
);
