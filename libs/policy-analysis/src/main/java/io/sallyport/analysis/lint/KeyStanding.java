package io.sallyport.analysis.lint;

import java.util.List;
import java.util.Optional;

/** What becomes of a condition key where a statement asks for it. */
sealed interface KeyStanding {
    /** Requests that the statement is asked about can have it. */
    record Carried() implements KeyStanding {}

    /**
     * Other requests can.
     *
     * @param occasions which
     */
    record Elsewhere(List<String> occasions) implements KeyStanding {}

    /** AWS has it; no request here carries it. */
    record Absent() implements KeyStanding {}

    /**
     * Nobody has it.
     *
     * @param meant what it looks like
     */
    record Unheard(Optional<String> meant) implements KeyStanding {}
}
