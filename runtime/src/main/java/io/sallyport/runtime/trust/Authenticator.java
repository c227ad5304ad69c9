package io.sallyport.runtime.trust;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyContract.WantSigningKey;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.sigv4.Authorization;
import io.sallyport.sigv4.Claim;
import io.sallyport.sigv4.CredentialScope;
import io.sallyport.sigv4.Header;
import io.sallyport.sigv4.Payload;
import io.sallyport.sigv4.Verdict;
import io.sallyport.sigv4.Verifier;
import io.sallyport.sigv4.WireRequest;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/**
 * Finds out who signed a request. The order is the guarantee: form, scope and clock before any look-up; the signature before anything is
 * said about the principal; expiry and revocation last, after every wait.
 */
final class Authenticator {
    private static final Set<String> SHORT_WINDOW = Set.of("execute-api", "lambda", "kms");
    private static final Secret NO_KEY = Secret.of(new byte[32]);
    private static final String TEMPORARY = "ASIA";

    private final LeaseKeeper lease;
    private final SigningKeys keys;
    private final SessionTokens sessions;
    private final Credentials credentials;
    private final HomeScope home;
    private final InstantSource wall;

    Authenticator(
            LeaseKeeper lease,
            SigningKeys keys,
            SessionTokens sessions,
            Credentials credentials,
            HomeScope home,
            InstantSource wall) {
        this.lease = lease;
        this.keys = keys;
        this.sessions = sessions;
        this.credentials = credentials;
        this.home = home;
        this.wall = wall;
    }

    Future<Caller> authenticate(Inbound request, String service) {
        lease.require();
        return switch (Authorization.parse(wire(request))) {
            case Authorization.Absent() ->
                throw new Refusal(GatewayFailure.NO_CREDENTIAL, "Missing Authentication Token");
            case Authorization.Malformed(var flaw, var detail) ->
                throw new Refusal(GatewayFailure.INCOMPLETE_SIGNATURE, detail);
            case Authorization.Signed signed -> signed(signed, service);
        };
    }

    private static WireRequest wire(Inbound request) {
        var headers = request.headers().entries().stream()
                .map(header -> new Header(header.getKey(), header.getValue()))
                .toList();
        Payload body = () -> Payload.of(request.body().getBytes()).sha256();
        return new WireRequest(request.method(), request.rawPath(), request.rawQuery(), headers, body);
    }

    private Future<Caller> signed(Authorization.Signed signed, String service) {
        var window = SHORT_WINDOW.contains(service) ? Duration.ofMinutes(5) : Duration.ofMinutes(15);
        home.demand(signed.claim().scope(), service);
        if (!timely(signed, window)) {
            prove(signed, NO_KEY, window); // refuses by the clock, in AWS's words, before it looks at the key
        }
        return signed.claim().scope().accessKeyId().startsWith(TEMPORARY)
                ? Future.succeededFuture(session(signed, window))
                : longTerm(signed, window);
    }

    private boolean timely(Authorization.Signed signed, Duration window) {
        var now = wall.instant();
        var life = switch (signed) {
            case Authorization.Header header -> window;
            case Authorization.Presigned presigned -> presigned.expires();
        };
        Instant at = signed.claim().signedAt();
        return !at.isBefore(now.minus(life)) && !at.isAfter(now.plus(window));
    }

    private Caller session(Authorization.Signed signed, Duration window) {
        var claim = signed.claim();
        var token = claim.sessionToken().orElseThrow(SessionTokens::invalid).reveal();
        var opened = sessions.open(token, claim.scope().accessKeyId());
        prove(signed, opened.signingKey(claim.scope()), window);
        return current(home.caller(opened.session()));
    }

    private Future<Caller> longTerm(Authorization.Signed signed, Duration window) {
        if (signed.claim().sessionToken().isPresent()) {
            throw SessionTokens.invalid();
        }
        return keys.find(wanted(signed.claim())).map(found -> {
            prove(signed, found.key(), window);
            return current(home.caller(found, signed.claim().scope().accessKeyId()));
        });
    }

    private static WantSigningKey wanted(Claim claim) {
        CredentialScope scope = claim.scope();
        return new WantSigningKey(scope.accessKeyId(), scope.day(), scope.region(), scope.service());
    }

    private void prove(Authorization.Signed signed, Secret key, Duration window) {
        switch (Verifier.verify(signed, key, wall.instant(), window)) {
            case Verdict.Accepted(var path) -> demandPath(signed.claim(), path);
            case Verdict.Mismatch mismatch -> throw new Refusal(GatewayFailure.SIGNATURE_MISMATCH, mismatch.message());
            case Verdict.PayloadMismatch(var declared, var computed) ->
                throw new Refusal(
                        GatewayFailure.SIGNATURE_MISMATCH,
                        "The provided 'x-amz-content-sha256' header does not match what was computed.");
            case Verdict.Expired(var message) -> throw new Refusal(GatewayFailure.SIGNATURE_EXPIRED, message);
            case Verdict.NotYetCurrent(var message) -> throw new Refusal(GatewayFailure.SIGNATURE_EXPIRED, message);
        }
    }

    /** Whoever routes reads the path that came; a signature over another one proves nothing about it. */
    private static void demandPath(Claim claim, String path) {
        if (!path.equals(claim.request().path())) {
            throw new Refusal(GatewayFailure.SIGNATURE_MISMATCH, "the signature is over another path");
        }
    }

    private Caller current(Caller caller) {
        lease.require();
        credentials.current(caller);
        return caller;
    }
}
