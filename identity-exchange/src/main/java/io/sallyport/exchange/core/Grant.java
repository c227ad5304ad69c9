package io.sallyport.exchange.core;

import io.sallyport.runtime.trust.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a session of a role is to be, besides the role's.
 *
 * @param name {@code RoleSessionName}
 */
public record Grant(
        String name,
        Duration life,
        Narrowing narrowing,
        SessionTags tags,
        Optional<String> sourceIdentity,
        Optional<Session.Origin> origin) {

    /** @param inline session policy documents; {@code managedArns} those by reference */
    public record Narrowing(List<String> inline, List<String> managedArns) {
        public static final Narrowing NONE = new Narrowing(List.of(), List.of());
        private static final int CHARACTERS = 2_048;

        public Narrowing {
            inline = List.copyOf(inline);
            managedArns = List.copyOf(managedArns);
        }

        public boolean isEmpty() {
            return inline.isEmpty() && managedArns.isEmpty();
        }

        /** @return how full it is of the 2,048 characters that fit, in percent, rounded up */
        public int fullness() {
            return (100 * characters() + CHARACTERS - 1) / CHARACTERS;
        }

        private int characters() {
            return inline.stream().mapToInt(String::length).sum()
                    + managedArns.stream().mapToInt(String::length).sum();
        }
    }
}
