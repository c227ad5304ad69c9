package io.sallyport.runtime.sql;

/** What opening a database may do to its schema. */
public enum Migrate {
    /** Bring the schema up to date; the embedded product and the migration job. */
    RUN,
    /** Change nothing, refuse a schema that is behind or ahead; pods. */
    CHECK
}
