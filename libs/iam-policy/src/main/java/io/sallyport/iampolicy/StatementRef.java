package io.sallyport.iampolicy;

import java.util.Optional;

/**
 * Which statement of which policy.
 *
 * @param policyArn empty for an inline policy
 * @param index     from 0, in its document
 */
public record StatementRef(
        String policyName, String policyArn, Optional<String> sid, int index, Position position, Position end) {
    public static StatementRef of(NamedPolicy policy, Statement statement) {
        return new StatementRef(
                policy.name(),
                policy.arn(),
                statement.sid().filter(s -> !s.isEmpty()),
                statement.index(),
                statement.position(),
                statement.end());
    }

    /** The policy's ARN or name, and the statement's Sid or number from 0. */
    @Override
    public String toString() {
        return (policyArn.isEmpty() ? policyName : policyArn) + "#" + sid.orElse(Integer.toString(index));
    }
}
