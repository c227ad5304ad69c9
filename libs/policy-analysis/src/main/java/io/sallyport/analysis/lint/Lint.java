package io.sallyport.analysis.lint;

import io.sallyport.iampolicy.MalformedPolicy;
import io.sallyport.iampolicy.PolicyDocument;
import java.util.List;

/**
 * Finds what is well-formed, is stored, and does not do what it seems to.
 *
 * @param vocabulary of the deployment that the policies are for
 */
public record Lint(Vocabulary vocabulary) {
    private static final List<Check> CHECKS = List.of(
            new UnknownActions(),
            new ConditionKeys(),
            new PolicyVariables(),
            new ConfusedDeputy(),
            new Guests(),
            new AnySubject(),
            new AnySource(),
            new AllowNotPrincipal(),
            new TrustsEveryone());

    /** @return from the top of the document to its end; a document that cannot be read is one finding */
    public List<Finding> of(String json, PolicyKind kind) {
        try {
            return of(PolicyDocument.parse(json, kind.rules()), kind);
        } catch (MalformedPolicy e) {
            return List.of(new Finding(
                    Severity.ERROR, Code.MALFORMED, e.position(), e.reason() + ": this is refused when it is stored"));
        }
    }

    /** @return from the top of the document to its end */
    public List<Finding> of(PolicyDocument document, PolicyKind kind) {
        return document.statements().stream()
                .map(statement -> Subject.of(vocabulary, kind, document, statement))
                .flatMap(subject -> CHECKS.stream().flatMap(check -> check.of(subject)))
                .sorted(Finding.IN_ORDER)
                .distinct()
                .toList();
    }
}
