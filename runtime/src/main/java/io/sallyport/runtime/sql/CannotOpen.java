package io.sallyport.runtime.sql;

/** Why a database could not be opened, in one sentence for the person who starts the program. */
public final class CannotOpen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is. */
    public enum Why {
        /** Nobody answers at the address, or there is no such database or folder. */
        UNREACHABLE,
        /** The user or the password is wrong. */
        WRONG_PASSWORD,
        /** Its file is damaged, or another version wrote it. */
        UNREADABLE,
        /** Its file cannot be written to. */
        UNWRITABLE,
        /** Another process holds the file. */
        IN_USE,
        /** The schema was migrated by a newer program than this one. */
        SCHEMA_NEWER,
        /** The schema lacks migrations of this program and may not be changed now. */
        SCHEMA_OLDER,
        /** What was applied is not what this program carries. */
        SCHEMA_DIFFERS,
        /** A migration did not run through. */
        MIGRATION_FAILED
    }

    private final Why why;

    CannotOpen(Why why, String sentence) {
        super(sentence, null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
