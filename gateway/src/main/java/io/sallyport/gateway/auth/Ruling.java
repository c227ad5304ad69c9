package io.sallyport.gateway.auth;

import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.runtime.trust.Caller;

/** What decides whether somebody who is known may come in. */
public sealed interface Ruling {
    /** Nothing more: the route is open, or the token was enough. The API's own policy still has a say. */
    record Enough() implements Ruling {}

    /** The caller's IAM policies. */
    record ByCaller(Caller caller) implements Ruling {}

    /** The policy that an authorizer's function answered, together with the API's own. */
    record ByPolicy(String principalId, CompiledPolicies policy) implements Ruling {}

    /** The yes or no that an authorizer's function answered. */
    record BySaying(boolean authorized) implements Ruling {}
}
