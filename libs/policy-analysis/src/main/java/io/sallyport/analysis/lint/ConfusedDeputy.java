package io.sallyport.analysis.lint;

import java.util.stream.Stream;

/**
 * Identity pools all go by one name. A role that does not say which pool it means can be taken by visitors of every pool, also of one
 * that somebody makes for that.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html">Cognito Developer Guide,
 *     "Role trust and permissions"</a>
 */
record ConfusedDeputy() implements Check {
    @Override
    public Stream<Finding> of(Subject subject) {
        return WebIdentities.trusted(subject) && !pinned(subject)
                ? Stream.of(subject.finding(
                        Severity.ERROR,
                        Code.CONFUSED_DEPUTY,
                        "visitors of any identity pool can take this role: no condition names the pool; add StringEquals "
                                + WebIdentities.AUD + " with the pool's id, without IfExists and wildcards"))
                : Stream.empty();
    }

    private static boolean pinned(Subject subject) {
        return Pins.literally(subject.statement().conditions(), WebIdentities.AUD)
                || WebIdentities.denials(subject).anyMatch(s -> Pins.literallyNot(s.conditions(), WebIdentities.AUD));
    }
}
