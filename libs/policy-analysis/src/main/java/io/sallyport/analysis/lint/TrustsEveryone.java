package io.sallyport.analysis.lint;

import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.CompiledActions;
import io.sallyport.iampolicy.PrincipalName;
import io.sallyport.iampolicy.Selection;
import java.util.stream.Stream;

/** A role that everybody who can sign may take, whatever their own policies say. */
record TrustsEveryone() implements Check {
    /** Others come with a token, and {@code "*"} means none of them. */
    private static final Action ASSUME = Action.of("sts:AssumeRole");

    @Override
    public Stream<Finding> of(Subject subject) {
        return subject.kind() == PolicyKind.TRUST
                        && subject.allows()
                        && subject.statement().conditions().stream().allMatch(Pins::anything)
                        && CompiledActions.of(subject.statement().actions()).admits(ASSUME)
                        && subject.statement()
                                .principals()
                                .filter(TrustsEveryone::everyone)
                                .isPresent()
                ? Stream.of(subject.finding(
                        Severity.ERROR,
                        Code.TRUSTS_EVERYONE,
                        "everybody who can sign a request can take this role, whatever their own policies say; name who may in"
                                + " Principal, or add a condition"))
                : Stream.empty();
    }

    private static boolean everyone(Selection<PrincipalName> principals) {
        return principals instanceof Selection.Only<PrincipalName>(var names)
                && names.contains(new PrincipalName.Everyone());
    }
}
