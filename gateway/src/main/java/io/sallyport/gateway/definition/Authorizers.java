package io.sallyport.gateway.definition;

import io.sallyport.gateway.core.AuthorizerSpec;
import io.sallyport.gateway.core.AuthorizerSpec.Payload;
import io.sallyport.gateway.core.IdentitySource;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.core.Validation;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Makes of an authorizer as written the one that is enforced, or refuses it. */
public final class Authorizers {
    private static final String DEFAULT_SOURCE = "method.request.header.Authorization";
    private static final int MOST = 10;
    private static final int REST_TTL = 300;
    private static final int MOST_TTL = 3600;
    private static final int MOST_AUDIENCES = 50;
    private static final Pattern POOL =
            Pattern.compile("arn:aws[a-z-]*:cognito-idp:[a-z0-9-]+:\\d{12}:userpool/[\\w-]+_[0-9a-zA-Z]+");

    private Authorizers() {}

    /** @throws io.sallyport.contracts.Refusal with the first that is wrong */
    public static Map<String, AuthorizerSpec> all(Definition definition) {
        var written = definition.authorizers();
        Broken.unless(written.size() <= MOST, "an API has at most " + MOST + " authorizers, not " + written.size());
        return written.values().stream()
                .map(one -> spec(one, definition.kind()))
                .collect(Collectors.toUnmodifiableMap(AuthorizerSpec::id, one -> one));
    }

    /** @throws io.sallyport.contracts.Refusal with what is wrong */
    public static AuthorizerSpec spec(AuthorizerDefinition a, Kind kind) {
        var where = "authorizer " + a.name();
        a.identitySources().forEach(source -> source(source, where));
        var allowed = switch (a.type()) {
            case REQUEST -> true;
            case TOKEN, COGNITO_USER_POOLS -> kind == Kind.REST;
            case JWT -> kind == Kind.HTTP;
        };
        Broken.unless(allowed, where + ": a " + kind + " API has no authorizers of type " + a.type());
        return switch (a.type()) {
            case TOKEN -> token(a, where);
            case REQUEST -> request(a, kind, where);
            case COGNITO_USER_POOLS -> pools(a, where);
            case JWT -> jwt(a, where);
        };
    }

    private static void source(String written, String where) {
        Broken.unless(
                !(IdentitySource.parse(written) instanceof IdentitySource.Nowhere),
                where + ": '" + written + "' is no identity source; a header, query parameter, stage variable or"
                        + " context value can be one");
    }

    private static AuthorizerSpec token(AuthorizerDefinition a, String where) {
        var function = FunctionUri.arn(a.uri(), where);
        return new AuthorizerSpec.Token(
                a.id(), a.name(), function, header(a, where), validation(a, where), ttl(a, REST_TTL, where));
    }

    private static AuthorizerSpec request(AuthorizerDefinition a, Kind kind, String where) {
        int ttl = ttl(a, kind == Kind.REST ? REST_TTL : 0, where);
        Broken.unless(
                ttl == 0 || !a.identitySources().isEmpty(),
                where + ": answers can be kept only with at least one identity source; give one, or a TTL of 0");
        Broken.unless(a.validation().isEmpty(), where + ": a request authorizer has no identityValidationExpression");
        var payload = kind == Kind.REST ? Payload.V1 : payload(a.payload(), where);
        Broken.unless(
                !a.simpleResponses() || payload == Payload.V2,
                where + ": simple responses need authorizerPayloadFormatVersion 2.0");
        return new AuthorizerSpec.Request(
                a.id(),
                a.name(),
                FunctionUri.arn(a.uri(), where),
                a.identitySources(),
                payload,
                a.simpleResponses(),
                ttl);
    }

    /** @throws io.sallyport.contracts.Refusal when it is neither 1.0 nor 2.0 */
    public static Payload payload(String version, String where) {
        return switch (version) {
            case "1.0" -> Payload.V1;
            case "2.0" -> Payload.V2;
            default ->
                throw Broken.because(where + ": the payload format version is 1.0 or 2.0, not '" + version + "'");
        };
    }

    private static AuthorizerSpec pools(AuthorizerDefinition a, String where) {
        Broken.unless(!a.poolArns().isEmpty(), where + ": providerARNs names no user pool");
        a.poolArns()
                .forEach(arn -> Broken.unless(
                        POOL.matcher(arn).matches(), where + ": '" + arn + "' is not the ARN of a user pool"));
        return new AuthorizerSpec.UserPools(a.id(), a.name(), a.poolArns(), header(a, where), validation(a, where));
    }

    private static AuthorizerSpec jwt(AuthorizerDefinition a, String where) {
        Broken.unless(
                a.issuer().matches("https?://\\S+"), where + ": the issuer is an https URL, not '" + a.issuer() + "'");
        Broken.unless(
                !a.audiences().isEmpty() && a.audiences().size() <= MOST_AUDIENCES,
                where + ": 1 to " + MOST_AUDIENCES + " audiences, not "
                        + a.audiences().size());
        Broken.unless(
                a.identitySources().size() == 1,
                where + ": a JWT authorizer has one identity source, not " + a.identitySources());
        return new AuthorizerSpec.Jwt(
                a.id(), a.name(), a.issuer(), a.audiences(), a.identitySources().getFirst());
    }

    private static String header(AuthorizerDefinition a, String where) {
        var written = a.identitySources().isEmpty()
                ? DEFAULT_SOURCE
                : a.identitySources().getFirst();
        Broken.unless(
                a.identitySources().size() <= 1 && IdentitySource.parse(written) instanceof IdentitySource.Header,
                where + ": its identity source is one header, not " + a.identitySources());
        return written.substring(written.lastIndexOf('.') + 1);
    }

    private static Optional<String> validation(AuthorizerDefinition a, String where) {
        if (a.validation().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Validation.of(a.validation()).pattern().pattern());
        } catch (PatternSyntaxException e) {
            throw Broken.because(
                    where + ": identityValidationExpression is no regular expression: " + e.getDescription());
        }
    }

    private static int ttl(AuthorizerDefinition a, int otherwise, String where) {
        int ttl = a.ttlSeconds().orElse(otherwise);
        Broken.unless(ttl >= 0 && ttl <= MOST_TTL, where + ": the TTL is 0 to 3600 seconds, not " + ttl);
        return ttl;
    }
}
