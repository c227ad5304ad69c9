CREATE TABLE plant (
    id UUID PRIMARY KEY,
    bed VARCHAR(64) NOT NULL,
    height INTEGER NOT NULL,
    facts TEXT NOT NULL,
    seed ${bytes} NOT NULL,
    planted_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    version BIGINT NOT NULL,
    CONSTRAINT plant_place UNIQUE (bed, height)
);
