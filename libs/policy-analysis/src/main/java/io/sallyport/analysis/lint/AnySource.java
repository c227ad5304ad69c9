package io.sallyport.analysis.lint;

import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.CompiledActions;
import io.sallyport.iampolicy.PrincipalName;
import io.sallyport.iampolicy.Selection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A function that a service may invoke whoever asked the service to.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html">IAM User Guide, "The confused deputy
 *     problem"</a>
 */
record AnySource() implements Check {
    private static final Action INVOKE = Action.of("lambda:InvokeFunction");
    private static final String ARN = "aws:SourceArn";
    private static final List<String> SOURCES = List.of(ARN, "aws:SourceAccount");

    @Override
    public Stream<Finding> of(Subject subject) {
        if (subject.kind() != PolicyKind.RESOURCE
                || subject.denies()
                || !CompiledActions.of(subject.statement().actions()).admits(INVOKE)
                || !(subject.standing(ARN) instanceof KeyStanding.Carried)
                || subject.dead()
                || narrowed(subject)) {
            return Stream.empty();
        }
        return subject.statement().principals().stream()
                .filter(Selection.Only.class::isInstance)
                .flatMap(p -> p.items().stream())
                .flatMap(name -> services(subject, name).stream())
                .map(services -> finding(subject, services));
    }

    private static Optional<String> services(Subject subject, PrincipalName name) {
        return switch (name) {
            case PrincipalName.Service(var service) -> Optional.of(service);
            case PrincipalName.Everyone _ -> Optional.of("every service").filter(_ -> ofFunction(subject));
            case PrincipalName.Account _,
                    PrincipalName.Arn _,
                    PrincipalName.Federated _,
                    PrincipalName.CanonicalUser _ -> Optional.empty();
        };
    }

    /** Not of an API, which is for everybody on purpose. */
    private static boolean ofFunction(Subject subject) {
        return subject.asked().stream().allMatch(action -> action.startsWith("lambda:"));
    }

    private static boolean narrowed(Subject subject) {
        return SOURCES.stream().anyMatch(key -> Pins.somehow(subject.statement().conditions(), key));
    }

    private static Finding finding(Subject subject, String services) {
        return subject.finding(
                Severity.WARNING,
                Code.ANY_SOURCE,
                services
                        + " may invoke this on behalf of anything: whoever can set up an API or a user pool can have it invoked;"
                        + " add ArnLike " + ARN + " with what it is meant for (add-permission --source-arn)");
    }
}
