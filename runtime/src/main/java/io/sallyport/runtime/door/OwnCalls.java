package io.sallyport.runtime.door;

import io.sallyport.awswire.AwsError;
import io.sallyport.awswire.AwsService;
import io.sallyport.awswire.Codec;
import io.sallyport.awswire.Limits;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.runtime.http.Outbound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Control calls that no service's model has are refused in the words that REST services share. */
public final class OwnCalls {
    private static final Logger LOG = LoggerFactory.getLogger(OwnCalls.class);
    private static final AwsService LIKE = AwsService.APIGATEWAY;
    private static final Codec CODEC = new Codec(Limits.STANDARD);

    private OwnCalls() {}

    /** @param requestId under which the log tells why; a failure that is no {@link Refusal} is a bug and tells the caller nothing */
    public static Outbound refused(Throwable failure, String requestId) {
        return Wires.outbound(CODEC.writeError(LIKE, error(failure, requestId), requestId));
    }

    private static AwsError error(Throwable failure, String requestId) {
        if (failure instanceof Refusal refusal) {
            RefusalLog.write(requestId, refusal);
            return DoorErrors.of(LIKE, refusal).orElseGet(() -> other(refusal));
        }
        LOG.error("request {} failed", requestId, failure);
        return DoorErrors.internal(LIKE);
    }

    private static AwsError other(Refusal refusal) {
        return refusal.failure() == GatewayFailure.TOO_LARGE
                ? new AwsError(413, "RequestEntityTooLargeException", refusal.detail())
                : DoorErrors.internal(LIKE);
    }
}
