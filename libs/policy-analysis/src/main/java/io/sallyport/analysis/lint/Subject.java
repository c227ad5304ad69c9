package io.sallyport.analysis.lint;

import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.CompiledActions;
import io.sallyport.iampolicy.Condition;
import io.sallyport.iampolicy.ConditionProbe;
import io.sallyport.iampolicy.ConditionProbe.Said;
import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.ContextKeys;
import io.sallyport.iampolicy.Effect;
import io.sallyport.iampolicy.Grade;
import io.sallyport.iampolicy.PolicyDocument;
import io.sallyport.iampolicy.Position;
import io.sallyport.iampolicy.Principal;
import io.sallyport.iampolicy.Selection;
import io.sallyport.iampolicy.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * One statement as a check looks at it.
 *
 * @param asked the actions of what is served that it speaks of: once for all its keys, of which there can be thousands
 */
record Subject(
        Vocabulary vocabulary, PolicyKind kind, PolicyDocument document, Statement statement, List<String> asked) {
    static Subject of(Vocabulary vocabulary, PolicyKind kind, PolicyDocument document, Statement statement) {
        return new Subject(vocabulary, kind, document, statement, vocabulary.admitted(statement.actions()));
    }

    boolean denies() {
        return statement.effect() == Effect.DENY;
    }

    boolean allows() {
        return !denies();
    }

    KeyStanding standing(String key) {
        return vocabulary.standing(key, kind, asked);
    }

    /** Whether the statement speaks of somebody who asks for something, its conditions aside. */
    boolean speaksOf(Principal who, Action action) {
        return speaks(statement, who, action);
    }

    /** @return the document's statements that may refuse them that */
    Stream<Statement> denials(Principal who, Action action) {
        return document.statements().stream().filter(s -> s.effect() == Effect.DENY && speaks(s, who, action));
    }

    /** Whether the condition holds when its key is not there: the engine's word. */
    boolean holdsWithoutKey(Condition condition) {
        return ConditionProbe.of(condition, document.version()).say(Context.EMPTY) == Said.YES;
    }

    /** Whether some condition can never hold: then the statement reaches nobody, and that it does not is told. */
    boolean dead() {
        return statement.conditions().stream().anyMatch(this::neverHolds);
    }

    private boolean neverHolds(Condition condition) {
        return carried(condition.key())
                ? Pins.demands(condition.operator())
                        && condition.values().stream().allMatch(this::neverFilled)
                : !holdsWithoutKey(condition);
    }

    private boolean neverFilled(String value) {
        return ContextKeys.variables(value, document.version()).stream()
                .anyMatch(v -> !v.defaulted() && !carried(v.key()));
    }

    private boolean carried(String key) {
        return standing(key) instanceof KeyStanding.Carried;
    }

    private static boolean speaks(Statement statement, Principal who, Action action) {
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
