package io.sallyport.runtime.trust;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.sallyport.contracts.Secret;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A session as JSON with short names, for the inside of a box: it travels with every request. */
final class SessionClaims {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .build();

    private SessionClaims() {}

    static byte[] write(Session session) {
        try {
            return JSON.writeValueAsBytes(Packed.of(session));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a session has no JSON form", e);
        }
    }

    /** @return empty when a newer exchange wrote something that this version cannot read */
    static Optional<Session> read(String accessKeyId, byte[] json) {
        try {
            return Optional.of(JSON.readValue(json, Packed.class).session(accessKeyId));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The secret stands here in the clear: never outside its box, never printed. */
    private record Packed(
            @JsonProperty("s") String secret,
            @JsonProperty("r") String roleArn,
            @JsonProperty("i") String roleId,
            @JsonProperty("n") String name,
            @JsonProperty("t") long issuedAtMillis,
            @JsonProperty("x") long expiresAtMillis,
            @JsonProperty("p") List<String> policies,
            @JsonProperty("m") List<String> managed,
            @JsonProperty("g") Map<String, String> tags,
            @JsonProperty("v") List<String> transitive,
            @JsonProperty("d") Optional<String> sourceIdentity,
            @JsonProperty("o") Optional<PackedOrigin> origin) {

        Packed {
            policies = policies == null ? List.of() : List.copyOf(policies);
            managed = managed == null ? List.of() : List.copyOf(managed);
            tags = tags == null ? Map.of() : Map.copyOf(tags);
            transitive = transitive == null ? List.of() : List.copyOf(transitive);
        }

        static Packed of(Session s) {
            return new Packed(
                    s.secret().reveal(),
                    s.roleArn(),
                    s.roleId(),
                    s.sessionName(),
                    s.issuedAt().toEpochMilli(),
                    s.expiresAt().toEpochMilli(),
                    s.sessionPolicies(),
                    s.managedPolicyArns(),
                    s.tags(),
                    s.transitiveTags(),
                    s.sourceIdentity(),
                    s.origin().map(PackedOrigin::of));
        }

        Session session(String accessKeyId) {
            return new Session(
                    accessKeyId,
                    Secret.of(secret),
                    roleArn,
                    roleId,
                    name,
                    Instant.ofEpochMilli(issuedAtMillis),
                    Instant.ofEpochMilli(expiresAtMillis),
                    policies,
                    managed,
                    tags,
                    transitive,
                    sourceIdentity,
                    origin.map(PackedOrigin::origin));
        }

        @Override
        public String toString() {
            return "Packed[***]";
        }
    }

    private record PackedOrigin(
            @JsonProperty("i") String issuer,
            @JsonProperty("s") String subject,
            @JsonProperty("j") Optional<String> originJti,
            @JsonProperty("k") Optional<String> client,
            @JsonProperty("t") long authenticatedAtMillis,
            @JsonProperty("p") String provider,
            @JsonProperty("a") String audience,
            @JsonProperty("c") Optional<String> identityId,
            @JsonProperty("m") List<String> amr) {

        PackedOrigin {
            amr = amr == null ? List.of() : List.copyOf(amr);
        }

        static PackedOrigin of(Session.Origin o) {
            return new PackedOrigin(
                    o.issuer(),
                    o.subject(),
                    o.originJti(),
                    o.client(),
                    o.authenticatedAt().toEpochMilli(),
                    o.provider(),
                    o.audience(),
                    o.identityId(),
                    o.amr());
        }

        Session.Origin origin() {
            return new Session.Origin(
                    issuer,
                    subject,
                    originJti,
                    client,
                    Instant.ofEpochMilli(authenticatedAtMillis),
                    provider,
                    audience,
                    identityId,
                    amr);
        }
    }
}
