-- Where a code went. One from before went nowhere that is known, so it proves no address.
ALTER TABLE confirmation_code ADD COLUMN address VARCHAR(2048) DEFAULT '' NOT NULL;
