package io.sallyport.analysis.lint;

import java.util.stream.Stream;

/**
 * An Allow for everybody but some: for those who did not sign in, too, and for all that are yet to come.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html">IAM User Guide, "AWS JSON
 *     policy elements: NotPrincipal"</a>
 */
record AllowNotPrincipal() implements Check {
    @Override
    public Stream<Finding> of(Subject subject) {
        return subject.allows()
                        && subject.statement()
                                .principals()
                                .filter(Subject::allBut)
                                .isPresent()
                ? Stream.of(subject.finding(
                        Severity.ERROR,
                        Code.ALLOW_NOT_PRINCIPAL,
                        "everybody but those listed is allowed, also anonymous callers and other accounts; name who may in"
                                + " Principal, or deny with NotPrincipal"))
                : Stream.empty();
    }
}
