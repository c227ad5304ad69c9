package io.sallyport.iampolicy;

/** Which results of comparing the actual with the wanted value are a yes. The negated operators ask for equality. */
enum Ordering {
    EQUAL(false, true, false),
    LESS(true, false, false),
    LESS_OR_EQUAL(true, true, false),
    GREATER(false, false, true),
    GREATER_OR_EQUAL(false, true, true);

    private final boolean less;
    private final boolean equal;
    private final boolean greater;

    Ordering(boolean less, boolean equal, boolean greater) {
        this.less = less;
        this.equal = equal;
        this.greater = greater;
    }

    /** @param comparison of the actual with the wanted value, as {@link Comparable} gives it */
    Outcome admits(int comparison) {
        return Outcome.of(comparison < 0 ? less : comparison > 0 ? greater : equal);
    }

    static Ordering of(Comparison comparison) {
        var word = comparison.word();
        if (word.endsWith("LessThan")) {
            return LESS;
        }
        if (word.endsWith("LessThanEquals")) {
            return LESS_OR_EQUAL;
        }
        if (word.endsWith("GreaterThan")) {
            return GREATER;
        }
        return word.endsWith("GreaterThanEquals") ? GREATER_OR_EQUAL : EQUAL;
    }
}
