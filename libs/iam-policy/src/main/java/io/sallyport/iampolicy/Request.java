package io.sallyport.iampolicy;

/** One question: may this principal do this to that resource? */
public final class Request {
    private final Principal principal;
    private final Action action;
    private final ArnText resource;
    private final Context context;
    private final boolean sameAccount;

    private Request(Principal principal, Action action, ArnText resource, boolean sameAccount, Context context) {
        this.principal = principal;
        this.action = action;
        this.resource = resource;
        this.sameAccount = sameAccount;
        this.context = context;
    }

    /**
     * The resource's account is the one in its ARN; a resource without one ({@code *}, a bucket) is taken for the principal's own.
     *
     * @param resource an ARN, or {@code *} for actions that are about no resource
     */
    public static Request of(Principal principal, Action action, String resource, Context context) {
        var arn = new ArnText(resource);
        return new Request(principal, action, arn, ownAccount(principal.account(), arn), context);
    }

    /** As {@link #of}, for a resource whose ARN does not tell its account. */
    public static Request of(
            Principal principal, Action action, String resource, String resourceAccount, Context context) {
        var same = resourceAccount.equals(principal.account());
        return new Request(principal, action, new ArnText(resource), same, context);
    }

    private static boolean ownAccount(String account, ArnText arn) {
        var from = arn.start(ArnText.ACCOUNT);
        var length = arn.end(ArnText.ACCOUNT) - from;
        return length == 0 || (length == account.length() && arn.text().startsWith(account, from));
    }

    public Principal principal() {
        return principal;
    }

    public Action action() {
        return action;
    }

    public String resource() {
        return resource.text();
    }

    public Context context() {
        return context;
    }

    ArnText arn() {
        return resource;
    }

    boolean sameAccount() {
        return sameAccount;
    }

    @Override
    public String toString() {
        return principal.name() + " " + action + " " + resource.text();
    }
}
