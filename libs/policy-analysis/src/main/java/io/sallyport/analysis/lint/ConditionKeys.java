package io.sallyport.analysis.lint;

import io.sallyport.iampolicy.Condition;
import java.util.stream.Stream;

/** Conditions on keys that are never there. What follows is asked of the condition itself. */
record ConditionKeys() implements Check {
    @Override
    public Stream<Finding> of(Subject subject) {
        return subject.statement().conditions().stream()
                .flatMap(c -> KeyTalk.about(c.key(), subject.standing(c.key())).stream()
                        .map(talk -> finding(subject, c, talk)));
    }

    private static Finding finding(Subject subject, Condition condition, KeyTalk talk) {
        var holds = subject.holdsWithoutKey(condition);
        return Subject.finding(
                subject.denies() != holds,
                talk.code(),
                condition.position(),
                talk.problem() + ": " + condition.operator().word() + (holds ? " always holds" : " never holds")
                        + ", so " + follows(subject, holds) + talk.advice());
    }

    private static String follows(Subject subject, boolean holds) {
        if (holds) {
            return subject.denies()
                    ? "this Deny applies as if the condition were not there"
                    : "this Allow is not restricted by it";
        }
        return subject.denies() ? "this Deny never takes effect" : "this statement never allows anything";
    }
}
