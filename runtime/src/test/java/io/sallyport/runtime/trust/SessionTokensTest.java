package io.sallyport.runtime.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionTokensTest {
    private final House house = new House();
    private final Session session = Sessions.federated(House.START);

    @Test
    void a_minted_token_opens_to_the_session_it_was_minted_for() {
        Sessions.welcome(house, "k1", Sessions.EXCHANGE);
        var narrowed = new Session(
                session.accessKeyId(),
                session.secret(),
                session.roleArn(),
                session.roleId(),
                session.sessionName(),
                session.issuedAt(),
                session.expiresAt(),
                List.of("{}"),
                List.of("arn:aws:iam::1:policy/p"),
                Map.of("team", "blue"),
                List.of("team"),
                Optional.of("alice"),
                Optional.empty());

        var opened = tokens().open(Sessions.mint(house, "k1").mint(narrowed), Sessions.ACCESS_KEY);

        assertThat(opened.session()).isEqualTo(narrowed);
    }

    @Test
    void an_identity_pools_token_fits_into_1600_characters() {
        assertThat(Sessions.mint(house, "2026-11-22").mint(session))
                .hasSizeLessThan(1_600)
                .matches("[A-Za-z0-9_-]+");
    }

    @Test
    void any_bit_flipped_is_refused() {
        Sessions.welcome(house, "k1", Sessions.EXCHANGE);
        var tokens = tokens();
        var bytes = Base64.getUrlDecoder().decode(Sessions.mint(house, "k1").mint(session));
        for (int i = 0; i < bytes.length; i++) {
            int bit = 1 << (i % 8);
            bytes[i] ^= (byte) bit;
            refused(tokens, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            bytes[i] ^= (byte) bit;
        }
    }

    @Test
    void any_character_changed_added_or_lost_is_refused() {
        Sessions.welcome(house, "k1", Sessions.EXCHANGE);
        var tokens = tokens();
        var token = Sessions.mint(house, "k1").mint(session);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            refused(tokens, token.substring(0, i) + other + token.substring(i + 1));
        }
        refused(tokens, token + "A");
        refused(tokens, token + "=");
        refused(tokens, token + "\n");
        refused(tokens, token.substring(1));
        refused(tokens, token.substring(0, token.length() - 1));
        refused(tokens, "");
        refused(tokens, "A".repeat(SessionToken.MAX_LENGTH + 1));
    }

    /** The bits of the last character that no byte uses: a lenient decoder takes all of its spellings. */
    @Test
    void a_token_has_one_spelling() {
        Sessions.welcome(house, "k1", Sessions.EXCHANGE);
        var tokens = tokens();
        var mint = Sessions.mint(house, "k1");
        var accepted = 0;
        for (var name : List.of("aa", "aab", "aabb")) {
            var token = mint.mint(named(name));
            for (char last : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
                var spelled = token.substring(0, token.length() - 1) + last;
                accepted += opens(tokens, spelled) ? 1 : 0;
            }
        }
        assertThat(accepted).isEqualTo(3);
    }

    @Test
    void a_verifier_cannot_mint_because_only_the_exchanges_signature_counts() {
        Sessions.welcome(house, "k1", Sessions.EXCHANGE);
        var forged =
                new SessionMint("k1", Sessions.STRANGER.getPrivate(), Sessions.OPENING, house.random).mint(session);

        refused(tokens(), forged);
    }

    @Test
    void a_token_sealed_with_another_opening_key_is_refused() {
        Sessions.welcome(house, "k1", Sessions.EXCHANGE);
        var other = Secret.of("another-key-another-key-another-");

        refused(tokens(), new SessionMint("k1", Sessions.EXCHANGE.getPrivate(), other, house.random).mint(session));
    }

    @Test
    void a_token_serves_only_its_own_access_key() {
        Sessions.welcome(house, "k1", Sessions.EXCHANGE);
        var token = Sessions.mint(house, "k1").mint(session);
        var tokens = tokens();
        tokens.open(token, Sessions.ACCESS_KEY);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> tokens.open(token, "ASIA2345ABCDEFGHIJKM"))
                .extracting(Refusal::failure)
                .isEqualTo(GatewayFailure.INVALID_SESSION_TOKEN);
    }

    @Test
    void a_retired_key_opens_nothing_not_even_what_it_opened_before() {
        Sessions.welcome(house, "k1", Sessions.EXCHANGE);
        Sessions.welcome(house, "k2", Sessions.STRANGER);
        var book = book();
        var tokens = new SessionTokens(book, CacheMeter.of(new SimpleMeterRegistry(), "session"), 10);
        var token = Sessions.mint(house, "k1").mint(session);
        tokens.open(token, Sessions.ACCESS_KEY);

        house.sessionKeys.removeFirst();
        house.providerEpoch++;
        book.upTo(house.providerEpoch);

        refused(tokens, token);
    }

    @Test
    void a_session_too_large_for_a_header_is_not_minted() {
        var huge = Sessions.session(House.START, List.of("x".repeat(8_000)), List.of());

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Sessions.mint(house, "k1").mint(huge))
                .extracting(Refusal::failure)
                .isEqualTo(ExchangeFailure.PACKED_POLICY_TOO_LARGE);
    }

    @Test
    void the_token_does_not_show_its_secret() {
        var token = Sessions.mint(house, "k1").mint(session);

        var bytes = new String(Base64.getUrlDecoder().decode(token), java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThat(bytes)
                .contains(Sessions.ACCESS_KEY)
                .doesNotContain(session.secret().reveal(), "CognitoIdentity");
        assertThat(session.toString()).doesNotContain(session.secret().reveal());
    }

    private Session named(String name) {
        return new Session(
                session.accessKeyId(),
                session.secret(),
                session.roleArn(),
                session.roleId(),
                name,
                session.issuedAt(),
                session.expiresAt(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private ProviderBook book() {
        var ledger = house.ledger();
        var book = new ProviderBook(ledger, new BookPage.Maker(new SessionKeyring(ledger.opener())));
        book.upTo(house.providerEpoch);
        return book;
    }

    private SessionTokens tokens() {
        return new SessionTokens(book(), CacheMeter.of(new SimpleMeterRegistry(), "session"), 10);
    }

    private static boolean opens(SessionTokens tokens, String token) {
        try {
            tokens.open(token, Sessions.ACCESS_KEY);
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    private static void refused(SessionTokens tokens, String token) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> tokens.open(token, Sessions.ACCESS_KEY))
                .extracting(Refusal::failure)
                .isEqualTo(GatewayFailure.INVALID_SESSION_TOKEN);
    }
}
