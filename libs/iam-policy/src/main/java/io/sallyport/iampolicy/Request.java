package io.sallyport.iampolicy;

import java.util.Optional;

/**
 * One question: may this principal do this to that resource?
 *
 * @param resource an ARN, or {@code *} for actions that are about no resource
 */
public record Request(Intent intent, String resource) {

    /** The resource's account is the one in its ARN; a resource without one ({@code *}, a bucket) is taken for the principal's own. */
    public static Request of(Principal principal, Action action, String resource, Context context) {
        return Intent.of(principal, action, context).on(resource);
    }

    /** As {@link #of}, for a resource whose ARN does not tell its account. */
    public static Request of(
            Principal principal, Action action, String resource, String resourceAccount, Context context) {
        return new Intent(principal, action, context, Optional.of(resourceAccount)).on(resource);
    }

    public Principal principal() {
        return intent.principal();
    }

    public Action action() {
        return intent.action();
    }

    public Context context() {
        return intent.context();
    }

    /** @return whether the resource counts as the principal's account's own */
    public boolean sameAccount() {
        return intent.inOwnAccount(resource, ArnText.start(resource, ArnText.ACCOUNT));
    }

    @Override
    public String toString() {
        return principal().name() + " " + action() + " " + resource;
    }
}
