package io.sallyport.gateway.auth;

import io.sallyport.gateway.core.Who;
import io.vertx.core.Future;

/** Knows nobody, and asks for nothing. */
record OpenAuthorizer() implements Authorizer {
    private static final Future<Finding> NOBODY =
            Future.succeededFuture(new Finding.Known(new Who.Nobody(), new Ruling.Enough()));

    @Override
    public Future<Finding> examine(Asking asking) {
        return NOBODY;
    }
}
