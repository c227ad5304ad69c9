package io.sallyport.bench;

/** An engine that answers quickly and wrongly is not measured. */
final class Answers {
    private Answers() {}

    static void check(boolean allowed, Scenario scenario) {
        if (allowed != scenario.allowed) {
            throw new IllegalStateException(scenario + " was answered with " + allowed);
        }
    }
}
