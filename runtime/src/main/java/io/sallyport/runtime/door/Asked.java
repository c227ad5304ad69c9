package io.sallyport.runtime.door;

import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.trust.Caller;
import java.util.Optional;

/**
 * A control call that passed the door.
 *
 * @param input  the request, within its model's bounds
 * @param caller who signed it; empty only for operations that demand no signature
 */
public record Asked<I>(I input, Optional<Caller> caller, String requestId, Inbound http) {

    /** @return the signer; for rows that demand one */
    public Caller signer() {
        return caller.orElseThrow(() -> new IllegalStateException("a row without a signature asked for its signer"));
    }
}
