package io.sallyport.contracts;

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

    /** @return true when a question of this room to {@code owner} keeps the order of ranks */
    public boolean mayAsk(RoomName owner) {
        return rank > owner.rank;
    }

    /** @return the name in files, folders and certificates: {@code policy-service} */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
