package io.sallyport.exchange.service;

import io.sallyport.contracts.PolicyContract.Role;
import io.sallyport.contracts.Secret;
import io.sallyport.exchange.core.Grant;
import io.sallyport.runtime.trust.Session;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/** Makes credentials of a role, after somebody else decided that they may be made. Signing blocks: off the event loop. */
public record Minter(MintingKeys keys, String accountId, InstantSource clock, SecureRandom random) {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_TAIL = 16;
    private static final int SECRET_BYTES = 30;

    public Minted mint(Role role, Grant grant) {
        var session = session(role, grant);
        var name = role.arn().substring(role.arn().lastIndexOf('/') + 1);
        return new Minted(
                session,
                keys.mint().mint(session),
                "arn:aws:sts::" + accountId + ":assumed-role/" + name + "/" + grant.name(),
                role.roleId() + ":" + grant.name());
    }

    private Session session(Role role, Grant grant) {
        var now = clock.instant();
        return new Session(
                accessKeyId(),
                secret(),
                role.arn(),
                role.roleId(),
                grant.name(),
                now,
                now.plus(grant.life()).truncatedTo(ChronoUnit.SECONDS), // what is told is what holds
                grant.narrowing().inline(),
                grant.narrowing().managedArns(),
                grant.tags().tags(),
                grant.tags().transitive(),
                grant.sourceIdentity(),
                grant.origin());
    }

    private String accessKeyId() {
        var id = new StringBuilder("ASIA");
        for (int i = 0; i < ID_TAIL; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    /** 240 random bits as 40 characters, which is how long secrets are. */
    private Secret secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Secret.of(Base64.getEncoder().encodeToString(bytes));
    }
}
