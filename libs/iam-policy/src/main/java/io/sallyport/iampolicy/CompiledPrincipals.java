package io.sallyport.iampolicy;

import java.util.List;
import java.util.Optional;

/** A {@code Principal} element, or none: then the policy's place already said whom it is about. */
record CompiledPrincipals(Optional<Selection<PrincipalName>> source, Effect effect) {

    Grade grade(Principal asking) {
        return source.isEmpty() ? Grade.DIRECT : grade(source.get(), asking);
    }

    private Grade grade(Selection<PrincipalName> selection, Principal asking) {
        return switch (selection) {
            case Selection.Only(var names) -> best(names, asking);
            case Selection.AllBut(var names) -> exempt(names, asking) ? Grade.NONE : Grade.DIRECT;
        };
    }

    /**
     * A Deny spares only those of whom every name is listed: the session, its role and its account, as AWS says they must be. An Allow
     * leaves out those of whom any name is. Everyone is everyone in both.
     */
    private boolean exempt(List<PrincipalName> names, Principal asking) {
        if (names.contains(new PrincipalName.Everyone())) {
            return true;
        }
        if (effect == Effect.ALLOW) {
            return best(names, asking) != Grade.NONE;
        }
        return names.containsAll(
                        asking.account().isEmpty() ? List.of() : List.of(new PrincipalName.Account(asking.account())))
                && best(names, asking) == Grade.DIRECT
                && (!(asking instanceof Principal.RoleSession session)
                        || names.contains(new PrincipalName.Arn(session.roleArn())));
    }

    private Grade best(List<PrincipalName> names, Principal asking) {
        var best = Grade.NONE;
        for (var name : names) {
            var grade = grade(name, asking);
            best = grade.atLeast(best) ? grade : best;
        }
        return best;
    }

    private Grade grade(PrincipalName name, Principal asking) {
        return switch (name) {
            case PrincipalName.Everyone _ -> direct(effect == Effect.DENY || !(asking instanceof Principal.Federated));
            case PrincipalName.Account(var id) -> account(id, asking);
            case PrincipalName.Arn(var arn) -> arn(arn, asking);
            case PrincipalName.Federated(var provider) ->
                direct(asking instanceof Principal.Federated(var known) && known.contains(provider));
            case PrincipalName.Service(var service) ->
                direct(asking instanceof Principal.Service(var known) && known.equals(service));
            case PrincipalName.CanonicalUser _ -> Grade.NONE;
        };
    }

    private static Grade account(String id, Principal asking) {
        if (!id.equals(asking.account())) {
            return Grade.NONE;
        }
        return asking instanceof Principal.Root ? Grade.DIRECT : Grade.ACCOUNT;
    }

    private static Grade arn(String wanted, Principal asking) {
        return switch (asking) {
            case Principal.User user -> direct(user.arn().equals(wanted));
            case Principal.RoleSession session ->
                direct(session.arn().equals(wanted), session.roleArn().equals(wanted));
            case Principal.FederatedUser user ->
                direct(user.arn().equals(wanted), user.userArn().equals(wanted));
            case Principal.Root _,
                    Principal.Vouched _,
                    Principal.Federated _,
                    Principal.Service _,
                    Principal.Anonymous _ -> Grade.NONE;
        };
    }

    private static Grade direct(boolean named) {
        return named ? Grade.DIRECT : Grade.NONE;
    }

    private static Grade direct(boolean named, boolean behindNamed) {
        return behindNamed && !named ? Grade.ROLE : direct(named);
    }
}
