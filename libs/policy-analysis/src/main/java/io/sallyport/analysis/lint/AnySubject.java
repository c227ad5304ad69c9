package io.sallyport.analysis.lint;

import io.sallyport.iampolicy.Principal;
import io.sallyport.iampolicy.PrincipalName;
import io.sallyport.iampolicy.Selection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A role for whoever an OpenID provider vouches for. The exchange believes tokens of a registered provider for its registered clients
 * only, so there {@code :aud} or {@code :sub} is enough; providers that vouch for everybody's jobs tell them apart by {@code :sub} alone.
 */
record AnySubject() implements Check {
    private static final Pattern PROVIDER = Pattern.compile("arn:[a-z-]+:iam::[0-9]{12}:oidc-provider/(.+)");

    /** One audience for all their customers. */
    private static final Set<String> SHARED =
            Set.of("token.actions.githubusercontent.com", "gitlab.com", "app.terraform.io");

    /** A subject there begins with whose it is: {@code repo:*} is any customer's. */
    private static final Pattern ANYBODYS = Pattern.compile("([a-z_]+:)?[*?].*");

    @Override
    public Stream<Finding> of(Subject subject) {
        if (subject.kind() != PolicyKind.TRUST || subject.denies() || subject.dead()) {
            return Stream.empty();
        }
        return subject.statement().principals().stream()
                .filter(Selection.Only.class::isInstance)
                .flatMap(p -> p.items().stream())
                .flatMap(name -> finding(subject, name).stream());
    }

    private static Optional<Finding> finding(Subject subject, PrincipalName name) {
        if (!(name instanceof PrincipalName.Federated(var arn))) {
            return Optional.empty();
        }
        var who = new Principal.Federated(List.of(arn));
        var matcher = PROVIDER.matcher(arn);
        return matcher.matches() && subject.speaksOf(who, WebIdentities.ASSUME)
                ? finding(subject, who, matcher.group(1))
                : Optional.empty();
    }

    private static Optional<Finding> finding(Subject subject, Principal who, String provider) {
        var sub = provider + ":sub";
        if (SHARED.contains(provider)) {
            return narrowed(subject, who, sub) && !anybodys(subject, sub)
                    ? Optional.empty()
                    : Optional.of(anyCustomer(subject, provider));
        }
        return narrowed(subject, who, sub) || narrowed(subject, who, provider + ":aud")
                ? Optional.empty()
                : Optional.of(anybody(subject, provider));
    }

    private static boolean anybodys(Subject subject, String key) {
        return subject.statement().conditions().stream()
                .filter(c -> Pins.speaksOf(c, key))
                .flatMap(c -> c.values().stream())
                .anyMatch(value -> ANYBODYS.matcher(value).matches());
    }

    private static boolean narrowed(Subject subject, Principal who, String key) {
        return Pins.somehow(subject.statement().conditions(), key)
                || subject.denials(who, WebIdentities.ASSUME).anyMatch(s -> Pins.somehowNot(s.conditions(), key));
    }

    private static Finding anyCustomer(Subject subject, String provider) {
        return subject.finding(
                Severity.ERROR,
                Code.ANY_SUBJECT,
                "every customer of " + provider + " can take this role: add a condition on " + provider
                        + ":sub that names yours");
    }

    private static Finding anybody(Subject subject, String provider) {
        return subject.finding(
                Severity.WARNING,
                Code.ANY_SUBJECT,
                "everybody whom " + provider
                        + " vouches for, to any client of it, can take this role: add StringEquals " + provider
                        + ":aud with the client's id, or a condition on " + provider + ":sub");
    }
}
