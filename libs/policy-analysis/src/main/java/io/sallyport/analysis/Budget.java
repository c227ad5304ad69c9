package io.sallyport.analysis;

/**
 * What one question may cost. Policies can be written so that an answer would need more memory than there is; such a question ends in
 * {@link TooLarge}, never in a guess.
 */
public final class Budget {
    private static final int STATES_OF_ONE = 5_000;
    private static final int STATES = 3_000_000;
    private static final int BRANCHES = 200_000;

    private final int statesOfOne;
    private int states;
    private int branches;

    public Budget(int statesOfOne, int states, int branches) {
        this.statesOfOne = statesOfOne;
        this.states = states;
        this.branches = branches;
    }

    /** Some seconds and some hundred megabytes at the very most. */
    public static Budget standard() {
        return new Budget(STATES_OF_ONE, STATES, BRANCHES);
    }

    /** One more state of an automaton that has {@code size} of them now. */
    void state(int size) {
        states--;
        if (states < 0 || size > statesOfOne) {
            throw new TooLarge("the patterns need an automaton of more than " + size + " states");
        }
    }

    /** One more combination of statements. */
    void branch() {
        branches--;
        if (branches < 0) {
            throw new TooLarge("the statements combine in too many ways");
        }
    }
}
