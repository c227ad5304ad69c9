package io.sallyport.launcher.analysis;

import io.sallyport.analysis.Findings;

/**
 * What was found out so far; a command's exit status.
 *
 * @param somebody whether somebody can: a doubt about another does not undo it
 * @param doubt    whether something could not be decided
 */
record Said(boolean somebody, boolean doubt) {
    static final Said NOBODY = new Said(false, false);
    static final Said SOMEBODY = new Said(true, false);
    static final Said DOUBT = new Said(false, true);

    static Said of(Findings findings) {
        return new Said(!findings.paths().isEmpty(), !findings.doubts().isEmpty());
    }

    Said and(Said other) {
        return new Said(somebody || other.somebody, doubt || other.doubt);
    }

    boolean nobody() {
        return !somebody && !doubt;
    }

    int status() {
        return somebody ? 1 : doubt ? 2 : 0;
    }
}
