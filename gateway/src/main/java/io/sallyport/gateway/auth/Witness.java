package io.sallyport.gateway.auth;

import io.sallyport.gateway.core.Who;
import io.sallyport.iampolicy.Intent;
import io.sallyport.iampolicy.Policies;
import io.sallyport.runtime.trust.Judgement;
import io.vertx.core.Future;

/**
 * Hears how the gatekeeper decides about one request. All that it is told is at hand anyway: where nobody listens, telling costs nothing.
 */
public interface Witness {
    /** What a policy has to say about an ARN for the request to go on. */
    enum Demand {
        ALLOWED,
        NOT_DENIED
    }

    /** Whether the request was really sent. What is found out for one that was not is kept for nobody. */
    boolean genuine();

    /** Who it is, before anything decides about them. */
    void met(Who who);

    /** @return the same judgement, about a caller's policies */
    Future<Judgement> hearing(Future<Judgement> judgement, Demand demand);

    /** What an API's own policy, or one that an authorizer answered, was asked. */
    void judged(Intent intent, String arn, Policies policies, Demand demand);
}
