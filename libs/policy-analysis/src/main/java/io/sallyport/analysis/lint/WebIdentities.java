package io.sallyport.analysis.lint;

import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.Principal;
import io.sallyport.iampolicy.Statement;
import java.util.List;
import java.util.stream.Stream;

/** Who comes with a token, as trust policies meet them. */
final class WebIdentities {
    /** As identity pools call themselves. */
    static final String POOLS = "cognito-identity.amazonaws.com";

    static final String AUD = POOLS + ":aud";
    static final String AMR = POOLS + ":amr";
    static final Action ASSUME = Action.of("sts:AssumeRoleWithWebIdentity");

    private static final Principal VISITOR = new Principal.Federated(List.of(POOLS));

    private WebIdentities() {}

    /** Whether a role is given to visitors of identity pools, whoever else is meant. */
    static boolean trusted(Subject subject) {
        return subject.kind() == PolicyKind.TRUST
                && subject.allows()
                && subject.speaksOf(VISITOR, ASSUME)
                && !subject.dead();
    }

    /** @return the document's statements that may refuse them */
    static Stream<Statement> denials(Subject subject) {
        return subject.denials(VISITOR, ASSUME);
    }
}
