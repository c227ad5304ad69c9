package io.sallyport.launcher.refusals;

import io.sallyport.contracts.Secret;
import io.sallyport.launcher.RawHttps;
import io.sallyport.sigv4.Credentials;
import io.sallyport.sigv4.Header;
import io.sallyport.sigv4.Signer;
import io.sallyport.sigv4.WireRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Signed requests that let nobody in, each by a name that says what is wrong. */
final class BadSignatures {
    private static final String HOME = "us-east-1";
    private static final Secret WRONG = Secret.of("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    private final Scene scene;
    private final RawHttps http;
    private final Credentials user;
    private final Credentials session;
    private final Map<String, Bad> all = new LinkedHashMap<>();

    /** @param made for a door */
    record Bad(SignatureFault fault, Function<Door, WireRequest> made) {}

    BadSignatures(Scene scene, RawHttps http) {
        this.scene = scene;
        this.http = http;
        scene.user("signer");
        scene.user("former");
        this.user = key("signer");
        this.session = scene.session(Duration.ZERO);
        forms();
        signatures();
        scopes();
        clocks();
        keys();
        sessions();
    }

    Map<String, Bad> all() {
        return all;
    }

    /** Whom every door lets in. */
    List<Credentials> good() {
        return List.of(user, session);
    }

    Credentials session() {
        return session;
    }

    WireRequest signed(Door door, Credentials who, Duration ahead) {
        return signed(door, new Signer(who, HOME, door.service()), ahead);
    }

    private WireRequest signed(Door door, Credentials who) {
        return signed(door, who, Duration.ZERO);
    }

    private WireRequest signed(Door door, Signer signer, Duration ahead) {
        return signer.sign(door.request(scene, http), Instant.now().plus(ahead));
    }

    private Credentials key(String name) {
        var key = scene.product()
                .running()
                .clients()
                .iam()
                .createAccessKey(k -> k.userName(name))
                .accessKey();
        return Credentials.longTerm(key.accessKeyId(), Secret.of(key.secretAccessKey()));
    }

    private void put(String name, SignatureFault fault, Function<Door, WireRequest> made) {
        all.put(name, new Bad(fault, made));
    }

    private void forms() {
        put("no signature", SignatureFault.MISSING, door -> door.request(scene, http));
        put(
                "a signature of version 2",
                SignatureFault.INCOMPLETE,
                door -> authorized(door, _ -> "AWS " + user.accessKeyId() + ":c2lnbmF0dXJl"));
        put(
                "an algorithm that is not built",
                SignatureFault.INCOMPLETE,
                door -> authorized(door, text -> text.replace("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256")));
        put(
                "the credential alone",
                SignatureFault.INCOMPLETE,
                door -> authorized(door, text -> text.substring(0, text.indexOf(','))));
        put(
                "a host that is not signed",
                SignatureFault.INCOMPLETE,
                door -> authorized(door, text -> text.replace(";host", "").replace("host;", "")));
    }

    private void signatures() {
        put(
                "a wrong secret",
                SignatureFault.MISMATCH,
                door -> signed(door, Credentials.longTerm(user.accessKeyId(), WRONG)));
        put(
                "one digit of the signature",
                SignatureFault.MISMATCH,
                door -> authorized(
                        door, text -> text.substring(0, text.length() - 1) + (text.endsWith("0") ? "1" : "0")));
        put("another query than was signed", SignatureFault.MISMATCH, door -> {
            var request = signed(door, user);
            return new WireRequest(request.method(), request.path(), "a=b", request.headers(), request.payload());
        });
        put(
                "another host than was signed",
                SignatureFault.MISMATCH,
                door -> changed(signed(door, user), "Host", host -> host.replace("localhost", "LOCALHOST")));
        put(
                "a header of Amazon's that nobody signed",
                SignatureFault.INCOMPLETE,
                door -> with(signed(door, user), new Header("X-Amz-Meta", "x")));
    }

    private void scopes() {
        put(
                "another region",
                SignatureFault.OTHER_REGION,
                door -> signed(door, new Signer(user, "eu-west-1", door.service()), Duration.ZERO));
        put(
                "another service",
                SignatureFault.OTHER_SERVICE,
                door -> signed(door, new Signer(user, HOME, "s3"), Duration.ZERO));
    }

    private void clocks() {
        put(
                "a clock that is slow",
                SignatureFault.LATE,
                door -> signed(door, user, Duration.ofMinutes(-door.window() - 1)));
        put(
                "a clock that is fast",
                SignatureFault.EARLY,
                door -> signed(door, user, Duration.ofMinutes(door.window() + 1)));
    }

    private void keys() {
        var iam = scene.product().running().clients().iam();
        var deleted = key("former");
        var inactive = key("former");
        iam.deleteAccessKey(k -> k.userName("former").accessKeyId(deleted.accessKeyId()));
        iam.updateAccessKey(
                k -> k.userName("former").accessKeyId(inactive.accessKeyId()).status("Inactive"));
        put(
                "an unknown key",
                SignatureFault.INVALID,
                door -> signed(door, Credentials.longTerm("AKIAIOSFODNN7EXAMPLE", WRONG)));
        put("a deleted key", SignatureFault.INVALID, door -> signed(door, deleted));
        put("an inactive key", SignatureFault.INVALID, door -> signed(door, inactive));
    }

    private void sessions() {
        var other = scene.session(Duration.ZERO);
        var old = scene.session(Duration.ofHours(-2));
        put("a session that is over", SignatureFault.EXPIRED, door -> signed(door, old));
        put(
                "a session's key without its token",
                SignatureFault.INVALID,
                door -> signed(door, with(session, Optional.empty())));
        put(
                "a session's key with another's token",
                SignatureFault.INVALID,
                door -> signed(door, with(session, other.sessionToken())));
        put(
                "another session's secret",
                SignatureFault.MISMATCH,
                door -> signed(
                        door, new Credentials(session.accessKeyId(), other.secretKey(), session.sessionToken())));
        put(
                "a user's key with a session's token",
                SignatureFault.INVALID,
                door -> signed(door, with(user, other.sessionToken())));
        put(
                "a token that is none",
                SignatureFault.INVALID,
                door -> signed(door, with(session, Optional.of(Secret.of("token")))));
    }

    static Credentials with(Credentials who, Optional<Secret> token) {
        return new Credentials(who.accessKeyId(), who.secretKey(), token);
    }

    private WireRequest authorized(Door door, UnaryOperator<String> change) {
        return changed(signed(door, user), "Authorization", change);
    }

    private static WireRequest changed(WireRequest request, String name, UnaryOperator<String> change) {
        var headers = request.headers().stream()
                .map(header -> header.name().equals(name) ? new Header(name, change.apply(header.value())) : header)
                .toList();
        return new WireRequest(request.method(), request.path(), request.query(), headers, request.payload());
    }

    private static WireRequest with(WireRequest request, Header more) {
        var headers = new ArrayList<>(request.headers());
        headers.add(more);
        return new WireRequest(request.method(), request.path(), request.query(), headers, request.payload());
    }
}
