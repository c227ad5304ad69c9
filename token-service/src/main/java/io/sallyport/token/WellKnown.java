package io.sallyport.token;

import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Outbound;
import io.sallyport.token.service.Directory;
import io.sallyport.token.service.PoolKeys;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pool's public keys and its discovery document. The document names no endpoint that there is not.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect Discovery 1.0, section 3</a>
 */
record WellKnown(Directory directory, PoolKeys keys) {
    private static final Pattern PATH =
            Pattern.compile("/([\\w-]{1,45}_[0-9a-zA-Z]{1,45})/\\.well-known/(jwks\\.json|openid-configuration)");
    private static final String JSON = "application/json";
    /** Short, since a key that is added has to be seen while the old one still signs. */
    private static final String FRESH = "public, max-age=300";

    /** @return empty when the path is none of these */
    Optional<Future<Outbound>> answer(Inbound request) {
        var path = PATH.matcher(request.rawPath());
        if (!path.matches()) {
            return Optional.empty();
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            var refused = Outbound.of(405, JSON, "{\"message\":\"Method Not Allowed\"}")
                    .with("Allow", "GET, HEAD");
            return Optional.of(Future.succeededFuture(refused));
        }
        var pool = path.group(1);
        var wantsKeys = path.group(2).equals("jwks.json");
        return Optional.of(keys.of(pool)
                .map(ring -> ring.map(known -> wantsKeys ? known.jwks() : discovery(pool))
                        .map(WellKnown::document)
                        .orElseGet(() -> unknown(pool))));
    }

    private String discovery(String pool) {
        var issuer = directory.issuer(pool);
        return new JsonObject()
                .put("issuer", issuer)
                .put("jwks_uri", issuer + "/.well-known/jwks.json")
                .put("id_token_signing_alg_values_supported", new JsonArray().add("RS256"))
                .put("subject_types_supported", new JsonArray().add("public"))
                .encode();
    }

    private static Outbound document(String json) {
        return Outbound.of(200, JSON, json).with("Cache-Control", FRESH).with("Access-Control-Allow-Origin", "*");
    }

    private static Outbound unknown(String pool) {
        var message = new JsonObject().put("message", "User pool " + pool + " does not exist.");
        return Outbound.of(404, JSON, message.encode()).with("Cache-Control", "no-store");
    }
}
