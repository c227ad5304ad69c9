package io.sallyport.runtime.trust;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import java.time.InstantSource;

/** Whether a credential that was proved still counts. */
record Credentials(InstantSource wall, Revocations revocations) {

    /** @throws Refusal {@link GatewayFailure#EXPIRED_SESSION_TOKEN} or {@link GatewayFailure#REVOKED_CREDENTIAL} */
    void current(Caller caller) {
        caller.session().ifPresentOrElse(this::current, () -> current(caller.accessKeyId()));
    }

    private void current(Session session) {
        if (!wall.instant().isBefore(session.expiresAt())) {
            throw new Refusal(
                    GatewayFailure.EXPIRED_SESSION_TOKEN, "The security token included in the request is expired");
        }
        if (revocations.ofSession(session).isPresent()) {
            throw revoked();
        }
    }

    private void current(String accessKeyId) {
        if (revocations.ofKey(accessKeyId).isPresent()) {
            throw revoked();
        }
    }

    private static Refusal revoked() {
        return new Refusal(GatewayFailure.REVOKED_CREDENTIAL, "The security token included in the request was revoked");
    }
}
