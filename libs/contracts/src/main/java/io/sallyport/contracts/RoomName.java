package io.sallyport.contracts;

import java.util.Locale;

/**
 * The rooms of the house with their ranks. A question goes only to a lower rank, which excludes cycles; policy-service alone is
 * asked by everybody and asks nobody.
 */
public enum RoomName {
    GATEWAY(4),
    TOKEN_SERVICE(3),
    FUNCTIONS(2),
    IDENTITY_EXCHANGE(1),
    POLICY_SERVICE(0);

    private final int rank;

    RoomName(int rank) {
        this.rank = rank;
    }

    /** @return true when a question of this room to {@code owner} keeps the order of ranks; its own replicas count as itself */
    public boolean mayAsk(RoomName owner) {
        return this == owner || rank > owner.rank;
    }

    /** @return the name in files, folders and certificates: {@code policy-service} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
