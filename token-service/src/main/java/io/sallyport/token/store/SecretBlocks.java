package io.sallyport.token.store;

import io.sallyport.contracts.Sealed;
import io.sallyport.contracts.Secret;
import io.sallyport.runtime.keys.Sealer;
import io.sallyport.runtime.sql.Duplicate;
import io.sallyport.token.core.AuthState;
import io.sallyport.token.core.Client;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The state between the two steps of SRP, sealed and carried by the client: anybody may take the first step, so it writes nothing here.
 * For one client, for a while, and good for one sign-in; of that, whoever knew the password, a row is kept.
 */
public record SecretBlocks(AuthSessionStore sessions, Sealer sealer) {
    /** A replica whose clock is behind takes a block for longer; until then it is remembered that it was spent. */
    static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    /**
     * What a block holds.
     *
     * @param expiresAtMillis of the epoch
     */
    public record Carried(AuthState state, long expiresAtMillis) {
        private Instant end() {
            return Instant.ofEpochMilli(expiresAtMillis);
        }
    }

    /** @return {@code SECRET_BLOCK}: base 64 */
    public String seal(Client client, AuthState state, Instant expiresAt) {
        var carried = Secret.of(Columns.json(new Carried(state, expiresAt.toEpochMilli())));
        var box = Columns.sealed(sealer.seal(carried, purpose(client)));
        return Base64.getEncoder().encodeToString(box.getBytes(StandardCharsets.UTF_8));
    }

    /** @return nothing for what was not sealed here for this client, or too long ago */
    public Optional<Carried> open(Client client, String block, Instant now) {
        return box(block).flatMap(box -> opened(client, box)).filter(carried -> now.isBefore(carried.end()));
    }

    private static Optional<Sealed> box(String block) {
        try {
            var text = new String(Base64.getDecoder().decode(block), StandardCharsets.UTF_8);
            return text.contains("@") ? Optional.of(Columns.sealed(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Carried> opened(Client client, Sealed box) {
        try {
            return Optional.of(Columns.json(sealer.open(box, purpose(client)).reveal(), Carried.class));
        } catch (Sealer.NotOpened e) {
            return Optional.empty();
        }
    }

    /**
     * Spends what a block holds, however it was spelled; remembered for as long as the block was sealed for, whatever lifetime the client
     * has by now.
     *
     * @return false when it was spent already
     */
    public Future<Boolean> spend(Client client, Carried carried) {
        var state = carried.state();
        var end = carried.end().plus(CLOCKS_APART);
        return sessions.insert(client, "spent/" + state.serverSecret(), state, end)
                .map(true)
                .recover(e -> e instanceof Duplicate ? Future.succeededFuture(false) : Future.failedFuture(e));
    }

    private static String purpose(Client client) {
        return "secret-block/" + client.poolId() + "/" + client.id();
    }
}
