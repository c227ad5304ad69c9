package io.sallyport.launcher.story;

import io.sallyport.sigv4.WireRequest;
import java.util.function.UnaryOperator;

/** A request with its body. */
public record ApiRequest(WireRequest wire, String body) {
    /** The same body with other headers or query: signed. */
    public ApiRequest signed(UnaryOperator<WireRequest> signer) {
        return new ApiRequest(signer.apply(wire), body);
    }
}
