package io.sallyport.runtime.trust;

import io.sallyport.contracts.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Temporary credentials of a role, as identity-exchange mints them and every node opens them.
 *
 * @param accessKeyId     {@code ASIA…}
 * @param roleId          {@code AROA…}: a role deleted and made again under the same name is another one
 * @param sessionPolicies inline session policy documents, JSON
 * @param managedPolicyArns session policies by reference
 * @param origin          the token that it was traded for, when it was
 */
public record Session(
        String accessKeyId,
        Secret secret,
        String roleArn,
        String roleId,
        String sessionName,
        Instant issuedAt,
        Instant expiresAt,
        List<String> sessionPolicies,
        List<String> managedPolicyArns,
        Map<String, String> tags,
        List<String> transitiveTags,
        Optional<String> sourceIdentity,
        Optional<Origin> origin) {

    /**
     * Where a federated session comes from; its revocation keys besides the session's own.
     *
     * @param issuer    of the traded token
     * @param subject   its {@code sub}
     * @param originJti its {@code origin_jti}, when it has one
     * @param client    that it was issued to, when it says one
     * @param authenticatedAt its {@code iat}
     * @param provider  {@code cognito-identity.amazonaws.com}, or the web identity's issuer; empty for a role that a federated session
     *                  went on to: then the origin only ends it, and policies see nobody's federated session
     * @param audience  identity pool id or client id
     * @param identityId Cognito identity id, when one is
     * @param amr       how the identity was proved, in the words of trust policies (guest, or signed in and by which providers)
     */
    public record Origin(
            String issuer,
            String subject,
            Optional<String> originJti,
            Optional<String> client,
            Instant authenticatedAt,
            String provider,
            String audience,
            Optional<String> identityId,
            List<String> amr) {}
}
