package io.sallyport.contracts;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * One question a room answers. A change that old callers cannot read takes a new N.
 *
 * @param owner    the room that answers
 * @param address  {@code room.verb.vN}
 * @param deadline after which the caller is told {@link BusFailure#UNAVAILABLE}
 * @param askers   the rooms that may ask; a receiver refuses any other
 */
public record Operation<Q extends Record, A extends Record>(
        RoomName owner, String address, Class<Q> question, Class<A> answer, Duration deadline, Set<RoomName> askers) {

    public Operation {
        askers = Set.copyOf(askers);
        for (var asker : askers) {
            if (!asker.mayAsk(owner)) {
                throw new IllegalArgumentException(address + ": " + asker + " may not ask upwards");
            }
        }
    }

    /** An operation that every room of a higher rank may ask, and its own room's nodes. */
    public static <Q extends Record, A extends Record> Operation<Q, A> forAll(
            RoomName owner, String address, Class<Q> question, Class<A> answer, Duration deadline) {
        var higher = EnumSet.noneOf(RoomName.class);
        Arrays.stream(RoomName.values()).filter(room -> room.mayAsk(owner)).forEach(higher::add);
        return new Operation<>(owner, address, question, answer, deadline, higher);
    }
}
