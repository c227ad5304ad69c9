package io.sallyport.bench;

import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.Principal;
import io.sallyport.iampolicy.Request;

/** Who asks. */
final class Alice {
    private static final Action INVOKE = Action.of("execute-api:Invoke");
    private static final Principal SHE = new Principal.User("arn:aws:iam::" + Api.ACCOUNT + ":user/alice", Api.ACCOUNT);

    private Alice() {}

    /** To call an API, knowing {@link #known}. */
    static Request asks(String arn, Context context) {
        return Request.of(SHE, INVOKE, arn, context);
    }

    static Context known(String department, String address) {
        return Context.builder()
                .put("aws:PrincipalTag/dept", department)
                .put("aws:SourceIp", address)
                .put("aws:username", "alice")
                .build();
    }
}
