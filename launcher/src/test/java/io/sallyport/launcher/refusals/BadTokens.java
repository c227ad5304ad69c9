package io.sallyport.launcher.refusals;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sallyport.launcher.RawHttps;
import io.sallyport.launcher.refusals.Forger.Parts;
import io.sallyport.sigv4.Header;
import io.sallyport.sigv4.Payload;
import io.sallyport.sigv4.WireRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Tokens that let nobody in, each by a name that says what was done to it. */
final class BadTokens {
    private final Forger forger = new Forger();
    private final Scene scene;
    private final Scene.Tokens good;
    private final Scene.Tokens foreign;
    private final JsonObject ourKeys;
    private final Map<String, Bad> all = new LinkedHashMap<>();

    /** @param token made for a place */
    record Bad(TokenFault fault, Function<Place, String> token) {}

    BadTokens(Scene scene, RawHttps http) {
        this.scene = scene;
        this.good = scene.signIn(scene.ours().client(), Duration.ZERO);
        this.foreign = scene.signIn(scene.theirs().client(), Duration.ZERO);
        this.ourKeys = keys(http, scene.ours());
        changed();
        unsigned();
        withOwnKey();
        notForHere();
    }

    Map<String, Bad> all() {
        return all;
    }

    String good(Place place) {
        return place.token(good);
    }

    private static JsonObject keys(RawHttps http, Scene.Pool pool) {
        var host = List.of(new Header("Host", http.endpoint().getAuthority()));
        var path = "/" + pool.id() + "/.well-known/jwks.json";
        return new JsonObject(http.send(new WireRequest("GET", path, "", host, Payload.EMPTY), "")
                .body());
    }

    private void forged(String name, Function<Parts, String> make) {
        all.put(name, new Bad(TokenFault.FORGED, place -> make.apply(Parts.of(good(place)))));
    }

    private void malformed(String name, Function<Parts, String> make) {
        all.put(name, new Bad(TokenFault.MALFORMED, place -> make.apply(Parts.of(good(place)))));
    }

    private void changed() {
        forged("one character of the signature", parts -> {
            char first = parts.signature().charAt(0) == 'A' ? 'B' : 'A';
            return parts.input() + "." + first + parts.signature().substring(1);
        });
        forged(
                "another subject under the same signature",
                parts -> parts.withClaims(c -> c.put("sub", "somebody-else")).same());
        forged(
                "a later end under the same signature",
                parts -> parts.withClaims(c -> c.put("exp", c.getLong("exp") + 1))
                        .same());
        forged(
                "the key id of another pool",
                parts -> parts.withHeader(h -> h.put("kid", foreignKeyId())).same());
    }

    private void unsigned() {
        malformed(
                "algorithm none, an empty signature",
                parts -> none(parts, "none").input() + ".");
        malformed(
                "algorithm nOnE, the old signature",
                parts -> none(parts, "nOnE").same());
        malformed(
                "no algorithm",
                parts -> parts.withHeader(h -> {
                            h.remove("alg");
                            return h;
                        })
                        .same());
        malformed(
                "HS256 with the public key as it is encoded",
                parts -> hmac(parts, publicKey(parts).getEncoded()));
        malformed("HS256 with the public key as PEM", parts -> hmac(parts, pem(publicKey(parts))));
        malformed(
                "an extension that has to be understood",
                parts -> parts.withHeader(h -> h.put("crit", new JsonArray().add("exp")))
                        .same());
        malformed("four parts", parts -> parts.same() + ".x");
        malformed("no token at all", _ -> "visitor");
    }

    private static Parts none(Parts parts, String spelling) {
        return parts.withHeader(h -> h.put("alg", spelling));
    }

    private static String hmac(Parts parts, byte[] known) {
        return Forger.hmac(parts.withHeader(h -> h.put("alg", "HS256")), known);
    }

    private void withOwnKey() {
        forged("a key of the sender's under a key id of ours", forger::signed);
        forged(
                "a key of the sender's under its own key id",
                parts -> forger.signed(parts.withHeader(h -> h.put("kid", "mine"))));
        forged(
                "a key of the sender's under another pool's key id",
                parts -> forger.signed(parts.withHeader(h -> h.put("kid", foreignKeyId()))));
        forged("a key that the header brings along", parts -> {
            var id = parts.header().getString("kid");
            return forger.signed(parts.withHeader(h -> h.put("jwk", forger.jwk(id))));
        });
        var elsewhere = scene.backend().url() + "/jwks.json";
        forged(
                "a key set that the header points to",
                parts -> forger.signed(parts.withHeader(h -> h.put("jku", elsewhere))));
        forged(
                "a certificate that the header points to",
                parts -> forger.signed(parts.withHeader(h -> h.put("x5u", elsewhere))));
        all.put(
                "an issuer that nobody knows",
                new Bad(
                        TokenFault.STRANGER,
                        place -> forger.signed(
                                Parts.of(good(place)).withClaims(c -> c.put("iss", "https://stranger.example")))));
    }

    private void notForHere() {
        var old = scene.signIn(scene.ours().client(), Duration.ofHours(-2));
        var early = scene.signIn(scene.ours().client(), Duration.ofHours(2));
        var other = scene.signIn(scene.ours().other(), Duration.ZERO);
        all.put("issued two hours ago for one", new Bad(TokenFault.EXPIRED, place -> place.token(old)));
        all.put("issued two hours ahead", new Bad(TokenFault.EARLY, place -> place.token(early)));
        all.put("of another pool", new Bad(TokenFault.OTHER_POOL, place -> place.token(foreign)));
        all.put("for another client", new Bad(TokenFault.OTHER_CLIENT, place -> place.token(other)));
        all.put("for another use", new Bad(TokenFault.OTHER_USE, place -> place.otherToken(good)));
    }

    private String foreignKeyId() {
        return Parts.of(foreign.id()).header().getString("kid");
    }

    private RSAPublicKey publicKey(Parts parts) {
        var jwk = ourKeys.getJsonArray("keys").stream()
                .map(JsonObject.class::cast)
                .filter(key -> key.getString("kid").equals(parts.header().getString("kid")))
                .findFirst()
                .orElseThrow();
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigInteger number(JsonObject jwk, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.getString(name)));
    }

    private static byte[] pem(RSAPublicKey key) {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return ("-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n").getBytes(US_ASCII);
    }
}
