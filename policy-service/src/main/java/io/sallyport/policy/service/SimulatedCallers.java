package io.sallyport.policy.service;

import io.sallyport.iampolicy.Context;
import io.sallyport.iampolicy.Values;
import io.sallyport.policy.core.Account;
import io.sallyport.policy.core.EntityArn;
import io.sallyport.policy.core.Principal;
import io.sallyport.runtime.trust.Caller;
import io.sallyport.runtime.trust.CallerKeys;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Who a simulated request is of, and the condition keys that follow from it, as a node would make them. */
record SimulatedCallers(Account account, String region, InstantSource clock) {
    private static final Set<String> NOBODYS = Set.of("aws:requestedregion", "aws:currenttime", "aws:epochtime");
    private static final String USER_ID = "aws:userid";

    /** @param known what is true of the caller whoever asks; a request's own keys are not */
    record Who(io.sallyport.iampolicy.Principal principal, Context known) {}

    /** Of the policies alone. */
    Who nobody() {
        var caller = caller(Caller.Kind.USER, "", "", account.id(), "");
        return new Who(
                new io.sallyport.iampolicy.Principal.User("", account.id()),
                known(caller, Map.of(), NOBODYS::contains));
    }

    /** A user whom the request names. What the ledger knows of it besides its ARN is not told to who may only simulate. */
    Who named(String arn) {
        var parts = EntityArn.parse(arn)
                .filter(found -> found.type().equals("user") && !found.account().equals("aws"))
                .orElseThrow(() -> Refusals.invalid("CallerArn must be the ARN of an IAM user, not " + arn));
        var caller = caller(Caller.Kind.USER, arn, "", parts.account(), arn);
        return new Who(
                new io.sallyport.iampolicy.Principal.User(arn, parts.account()),
                known(caller, Map.of(), key -> !key.equals(USER_ID)));
    }

    /** The principal whose policies are simulated; a group calls nobody. */
    Who of(Principal source) {
        return switch (source.kind()) {
            case USER -> user(source);
            case ROLE -> session(source);
            case GROUP -> nobody();
        };
    }

    private Who user(Principal user) {
        var arn = user.arn(account);
        var caller = caller(Caller.Kind.USER, arn, user.id(), account.id(), arn);
        return new Who(
                new io.sallyport.iampolicy.Principal.User(arn, account.id()), known(caller, user.tags(), key -> true));
    }

    /** A session of the role. Its name is not known, and so neither is {@code aws:userid}. */
    private Who session(Principal role) {
        var arn = role.arn(account);
        var session = "arn:aws:sts::" + account.id() + ":assumed-role/" + role.name() + "/simulated";
        var caller = caller(Caller.Kind.SESSION, session, "", account.id(), arn);
        return new Who(
                new io.sallyport.iampolicy.Principal.RoleSession(session, arn, account.id()),
                known(caller, role.tags(), key -> !key.equals(USER_ID)));
    }

    private static Caller caller(Caller.Kind kind, String arn, String id, String accountId, String policyArn) {
        return new Caller(kind, arn, id, accountId, policyArn, "", Optional.empty());
    }

    private Context known(Caller caller, Map<String, String> tags, Predicate<String> told) {
        var lower = new HashMap<String, String>();
        tags.forEach((key, value) -> lower.put(Context.lowerCase(key), value));
        var keys = new CallerKeys(caller, lower, region, clock.instant(), Context.EMPTY);
        return key -> told.test(key) ? keys.values(key) : Values.NONE;
    }
}
