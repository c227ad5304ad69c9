package io.sallyport.functions.worker;

import io.sallyport.functions.core.Engine;

/** For tests of other packages whose functions are in Python. */
public final class NeedsPython {
    private NeedsPython() {}

    public static void check() {
        Needs.engine(Engine.PYTHON);
    }
}
