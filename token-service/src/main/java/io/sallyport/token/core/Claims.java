package io.sallyport.token.core;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the two tokens say: the ID token who the user is, the access token what the user may do. Neither says the other's part.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html">Cognito
 *     developer guide, "Understanding the identity token"</a>
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html">"…the
 *     access token"</a>
 */
public final class Claims {
    /** Lets a user read and change their own attributes. */
    public static final String SELF_SERVICE = "aws.cognito.signin.user.admin";

    private static final Set<String> FLAGS = Set.of("email_verified", "phone_number_verified");

    private Claims() {}

    /**
     * @param issuer  of the pool
     * @param groups  names, in order of precedence
     * @param eventId one for all that a request did
     */
    public record Sign(String issuer, User user, Client client, Family family, List<Group> groups, String eventId) {}

    public static Map<String, Object> access(Sign sign, String jti, Instant now) {
        var claims = common(sign, jti, now, "access");
        claims.put("client_id", sign.client().id());
        claims.put("scope", SELF_SERVICE);
        claims.put("username", sign.user().username());
        claims.put(
                "exp",
                now.plus(sign.client().settings().lifetimes().accessToken()).getEpochSecond());
        return claims;
    }

    public static Map<String, Object> id(Sign sign, String jti, Instant now) {
        var claims = new TreeMap<String, Object>();
        sign.user().attributes().forEach((name, value) -> {
            if (sign.client().settings().reads(name)) {
                claims.put(name, claim(name, value));
            }
        });
        claims.putAll(common(sign, jti, now, "id")); // last: no attribute speaks in the pool's own words
        claims.put("aud", sign.client().id());
        claims.put("cognito:username", sign.user().username());
        claims.put(
                "exp", now.plus(sign.client().settings().lifetimes().idToken()).getEpochSecond());
        roles(sign.groups(), claims);
        return claims;
    }

    private static Map<String, Object> common(Sign sign, String jti, Instant now, String use) {
        var claims = new TreeMap<String, Object>();
        claims.put("iss", sign.issuer());
        claims.put("sub", sign.user().sub());
        claims.put("token_use", use);
        claims.put("iat", now.getEpochSecond());
        claims.put("auth_time", sign.family().authTime().getEpochSecond());
        claims.put("origin_jti", sign.family().originJti());
        claims.put("event_id", sign.eventId());
        claims.put("jti", jti);
        if (!sign.groups().isEmpty()) {
            claims.put("cognito:groups", sign.groups().stream().map(Group::name).toList());
        }
        return claims;
    }

    private static Object claim(String name, String value) {
        if (FLAGS.contains(name)) {
            return Boolean.valueOf(value);
        }
        return name.equals("address") ? Map.of("formatted", value) : value;
    }

    private static void roles(List<Group> groups, Map<String, Object> claims) {
        var roles = groups.stream()
                .flatMap(group -> group.roleArn().stream())
                .distinct()
                .toList();
        if (!roles.isEmpty()) {
            claims.put("cognito:roles", roles);
        }
        Group.preferredRole(groups).ifPresent(role -> claims.put("cognito:preferred_role", role));
    }
}
