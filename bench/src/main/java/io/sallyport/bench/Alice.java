package io.sallyport.bench;

import io.sallyport.iampolicy.Action;
import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.Intent;
import io.sallyport.iampolicy.Principal;

/** Who asks. */
final class Alice {
    private static final Action INVOKE = Action.of("execute-api:Invoke");
    private static final Principal SHE = new Principal.User("arn:aws:iam::" + Api.ACCOUNT + ":user/alice", Api.ACCOUNT);

    private Alice() {}

    /** To call an API. */
    static Intent wants(String department, String address) {
        var known = Context.builder()
                .put("aws:PrincipalTag/dept", department)
                .put("aws:SourceIp", address)
                .put("aws:username", "alice")
                .build();
        return Intent.of(SHE, INVOKE, known);
    }
}
