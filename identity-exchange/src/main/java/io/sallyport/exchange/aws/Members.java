package io.sallyport.exchange.aws;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;

/** What is said of members that an operation does not take as they were sent. */
final class Members {
    private Members() {}

    /** @param sent true when the request holds a member that means something that is not built */
    static void notBuilt(String member, boolean sent) {
        if (sent) {
            throw new Refusal(GatewayFailure.INVALID_REQUEST, member + " is not built yet; leave it out");
        }
    }

    static void demand(boolean held, String otherwise) {
        if (!held) {
            throw new Refusal(ExchangeFailure.INVALID_PARAMETER, otherwise);
        }
    }
}
