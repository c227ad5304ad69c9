package io.sallyport.policy.core;

import io.sallyport.contracts.PolicyContract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may issue JWTs, as the ledger keeps it.
 *
 * @param arn         of those that the IAM API made
 * @param thumbprints of their servers' certificates, kept and shown, never believed: TLS is checked against authorities
 */
public record TrustedProvider(
        PolicyContract.Provider provider,
        Optional<String> arn,
        List<String> thumbprints,
        Map<String, String> tags,
        Instant createdAt) {}
