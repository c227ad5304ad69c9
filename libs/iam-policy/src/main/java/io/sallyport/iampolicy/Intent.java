package io.sallyport.iampolicy;

import java.util.Optional;

/**
 * Who wants to do what, and what is known about it: a question that lacks only the resource. Made once, it is asked about any number of
 * resources, and asking allocates nothing.
 *
 * @param owner account of the resources; empty: the one in each resource's ARN, and the principal's own for one without ({@code *}, a
 *     bucket)
 */
public record Intent(Principal principal, Action action, Context context, Optional<String> owner) {

    /** About resources whose ARNs tell whose they are. */
    public static Intent of(Principal principal, Action action, Context context) {
        return new Intent(principal, action, context, Optional.empty());
    }

    /** @param resource an ARN, or {@code *} for actions that are about no resource */
    public Request on(String resource) {
        return new Request(this, resource);
    }

    /**
     * Whether the resource is of the principal's own account.
     *
     * @param accountAt where the account begins in {@code arn}
     */
    boolean inOwnAccount(String arn, int accountAt) {
        return owner.isPresent()
                ? owner.get().equals(principal.account())
                : tellsNoOther(principal.account(), arn, accountAt);
    }

    private static boolean tellsNoOther(String account, String arn, int accountAt) {
        var length = ArnText.end(arn, accountAt) - accountAt;
        return length == 0 || (length == account.length() && arn.startsWith(account, accountAt));
    }
}
