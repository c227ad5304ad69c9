package io.sallyport.functions.worker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sallyport.functions.core.Engine;

/** What a test needs of the machine. */
final class Needs {
    private Needs() {}

    static void engine(Engine engine) {
        assumeTrue(Functions.shared().interpreters().has(engine), "skipped: this machine has no " + engine);
    }

    static void program(String name) {
        var programs = new Programs(System.getenv("PATH"));
        assumeTrue(programs.find(name).isPresent(), "skipped: this machine has no " + name);
    }
}
