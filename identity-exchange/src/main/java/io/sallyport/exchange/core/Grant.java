package io.sallyport.exchange.core;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.runtime.trust.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

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
    private static final int POLICY_CHARACTERS = 2_048;
    /** Of policies and tags. What they make of a session token still fits into a request's headers. */
    private static final int BYTES = 4_096;

    /**
     * How much of what fits a session's policies and tags take, in percent, rounded up; the policies of what fits of them, where that is
     * more. Empty without either.
     */
    public Optional<Integer> packedSize() {
        if (narrowing.isEmpty() && tags.isEmpty()) {
            return Optional.empty();
        }
        int policies = length(narrowing.texts(), String::length);
        int all = length(narrowing.texts(), Grant::bytes) + length(tags.texts(), Grant::bytes);
        return Optional.of(Math.max(percent(policies, POLICY_CHARACTERS), percent(all, BYTES)));
    }

    /** @throws Refusal {@link ExchangeFailure#PACKED_POLICY_TOO_LARGE} when a session of it could not be carried */
    public Grant fitting() {
        packedSize().filter(size -> size > 100).ifPresent(size -> {
            throw new Refusal(
                    ExchangeFailure.PACKED_POLICY_TOO_LARGE,
                    "Packed policy consumes " + size + "% of allotted space, please use smaller policy.");
        });
        return this;
    }

    private static int length(List<String> texts, ToIntFunction<String> measured) {
        return texts.stream().mapToInt(measured).sum();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int percent(int some, int most) {
        return (100 * some + most - 1) / most;
    }

    /** @param inline session policy documents; {@code managedArns} those by reference */
    public record Narrowing(List<String> inline, List<String> managedArns) {
        public static final Narrowing NONE = new Narrowing(List.of(), List.of());

        public Narrowing {
            inline = List.copyOf(inline);
            managedArns = List.copyOf(managedArns);
        }

        public boolean isEmpty() {
            return inline.isEmpty() && managedArns.isEmpty();
        }

        private List<String> texts() {
            return Stream.concat(inline.stream(), managedArns.stream()).toList();
        }
    }
}
