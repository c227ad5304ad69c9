package io.sallyport.analysis.lint;

import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.CompiledActions;
import io.sallyport.iampolicy.Effect;
import io.sallyport.iampolicy.Grade;
import io.sallyport.iampolicy.PolicyDocument;
import io.sallyport.iampolicy.Position;
import io.sallyport.iampolicy.Principal;
import io.sallyport.iampolicy.Selection;
import io.sallyport.iampolicy.Statement;

/** One statement as a check looks at it. */
record Subject(Vocabulary vocabulary, PolicyKind kind, PolicyDocument document, Statement statement) {
    boolean denies() {
        return statement.effect() == Effect.DENY;
    }

    boolean allows() {
        return !denies();
    }

    KeyStanding standing(String key) {
        return vocabulary.standing(key, kind, statement.actions());
    }

    /** Whether the statement speaks of somebody who asks for something, its conditions aside. */
    boolean speaksOf(Principal who, Action action) {
        return speaks(statement, who, action);
    }

    static boolean speaks(Statement statement, Principal who, Action action) {
        return statement.grade(who) != Grade.NONE
                && CompiledActions.of(statement.actions()).admits(action);
    }

    static boolean allBut(Selection<?> selection) {
        return selection instanceof Selection.AllBut<?>;
    }

    Finding finding(Severity severity, Code code, String message) {
        return new Finding(severity, code, statement.position(), message);
    }

    static Finding finding(boolean opens, Code code, Position position, String message) {
        return new Finding(Severity.of(opens), code, position, message);
    }
}
