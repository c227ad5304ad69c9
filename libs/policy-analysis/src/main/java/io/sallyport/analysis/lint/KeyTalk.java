package io.sallyport.analysis.lint;

import java.util.Optional;

/** How findings speak of keys that are not there. */
record KeyTalk(Code code, String problem, String advice) {
    /** @return empty when requests can carry it */
    static Optional<KeyTalk> about(String key, KeyStanding standing) {
        return switch (standing) {
            case KeyStanding.Carried _ -> Optional.empty();
            case KeyStanding.Elsewhere(var occasions) ->
                Optional.of(new KeyTalk(
                        Code.ABSENT_KEY,
                        "requests carry " + key + " only when " + String.join(", or ", occasions),
                        "; give what it is meant for a statement of its own"));
            case KeyStanding.Absent _ ->
                Optional.of(new KeyTalk(
                        Code.ABSENT_KEY,
                        "no request here carries " + key,
                        "; say it by a key that requests here carry"));
            case KeyStanding.Unheard(var meant) ->
                Optional.of(new KeyTalk(
                        Code.UNKNOWN_KEY,
                        "there is no key " + key,
                        meant.map(m -> "; did you mean " + m + "?").orElse("; it may be misspelled")));
        };
    }
}
