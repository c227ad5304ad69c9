package io.sallyport.token.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.Secret;
import io.sallyport.contracts.TokenFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00.400Z");
    private static final Lifetimes USUAL = new Lifetimes(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 30, Optional.empty(), 3);

    @Test
    void the_access_token_says_what_may_be_done_and_not_who_it_is() {
        var claims = Claims.access(sign(List.of()), "jti-1", NOW);

        assertThat(claims)
                .containsEntry("token_use", "access")
                .containsEntry("client_id", "client")
                .containsEntry("scope", "aws.cognito.signin.user.admin")
                .containsEntry("username", "alice")
                .containsEntry("origin_jti", "origin")
                .containsEntry("iat", NOW.getEpochSecond())
                .containsEntry("exp", NOW.getEpochSecond() + 3600)
                .containsEntry("auth_time", NOW.getEpochSecond() - 60)
                .doesNotContainKeys("aud", "email", "cognito:username", "custom:rank", "cognito:roles");
    }

    @Test
    void the_id_token_says_who_it_is_with_flags_as_booleans_and_custom_attributes_as_text() {
        var claims = Claims.id(sign(List.of()), "jti-2", NOW);

        assertThat(claims)
                .containsEntry("token_use", "id")
                .containsEntry("aud", "client")
                .containsEntry("cognito:username", "alice")
                .containsEntry("email_verified", true)
                .containsEntry("custom:rank", "7")
                .doesNotContainKeys("scope", "client_id", "username", "cognito:groups");
    }

    @Test
    void no_attribute_speaks_in_the_place_of_what_the_pool_says() {
        var honest = sign(List.of());
        var forged = Map.of("sub", "sub-of-another", "token_use", "access", "iss", "elsewhere", "aud", "another");
        var sign = new Claims.Sign(
                honest.issuer(),
                honest.user().with(forged, NOW),
                honest.client(),
                honest.family(),
                honest.groups(),
                honest.eventId());

        assertThat(Claims.id(sign, "jti-2", NOW))
                .isEqualTo(Claims.id(honest, "jti-2", NOW))
                .containsEntry("sub", "sub-1");
    }

    @Test
    void a_client_that_may_not_read_an_attribute_does_not_see_it_in_the_token() {
        var settings = settings(List.of("email"), List.of());

        var claims = Claims.id(sign(client(settings), List.of()), "jti", NOW);

        assertThat(claims).containsKey("email").doesNotContainKeys("custom:rank", "email_verified");
    }

    @Test
    void the_strongest_groups_role_is_preferred_and_a_tie_prefers_none() {
        var weak = group("weak", "arn:aws:iam::123456789012:role/weak", 5);
        var strong = group("strong", "arn:aws:iam::123456789012:role/strong", 1);
        var rival = group("rival", "arn:aws:iam::123456789012:role/rival", 1);

        assertThat(Claims.id(sign(Group.sorted(List.of(weak, strong))), "j", NOW))
                .containsEntry("cognito:groups", List.of("strong", "weak"))
                .containsEntry("cognito:preferred_role", "arn:aws:iam::123456789012:role/strong");
        assertThat(Claims.id(sign(List.of(strong, rival)), "j", NOW))
                .containsKey("cognito:roles")
                .doesNotContainKey("cognito:preferred_role");
    }

    @Test
    void a_sign_out_counts_until_the_end_of_its_second() {
        assertThat(user(UserStatus.CONFIRMED).signedOut(NOW).tokensAfter())
                .isEqualTo(Instant.parse("2026-11-22T09:00:01Z"));
    }

    @ParameterizedTest
    @CsvSource({"UNCONFIRMED,USER_NOT_CONFIRMED", "RESET_REQUIRED,PASSWORD_RESET_REQUIRED"})
    void a_user_who_is_not_ready_does_not_get_in(UserStatus status, TokenFailure failure) {
        assertRefused(failure, () -> user(status).requireSignIn(NOW));
    }

    @Test
    void a_disabled_user_does_not_get_in_and_a_temporary_password_ends() {
        var invited = user(UserStatus.FORCE_CHANGE_PASSWORD).temporaryUntil(NOW);

        assertRefused(
                TokenFailure.USER_DISABLED,
                () -> user(UserStatus.CONFIRMED).enabled(false, NOW).requireSignIn(NOW));
        assertThatCode(() -> invited.requireSignIn(NOW)).doesNotThrowAnyException();
        assertRefused(TokenFailure.NOT_AUTHORIZED, () -> invited.requireSignIn(NOW.plusMillis(1)));
    }

    @Test
    void only_somebody_who_waits_for_it_is_confirmed() {
        assertThat(UserStatus.UNCONFIRMED.confirmed()).isEqualTo(UserStatus.CONFIRMED);
        assertRefused(TokenFailure.NOT_AUTHORIZED, UserStatus.CONFIRMED::confirmed);
    }

    @Test
    void a_client_with_a_secret_proves_it_and_one_without_does_not_pretend() {
        var secret = Secret.of("0123456789abcdefghijklmnop");
        var known = new Client("client", "pool", "n", Optional.of(secret), settings(List.of(), List.of()), NOW, NOW, 1);
        var open = client(settings(List.of(), List.of()));
        var right = SecretHash.of(secret, "alice", "client");

        assertThatCode(() -> SecretHash.check(known, Optional.of(right), "alice"))
                .doesNotThrowAnyException();
        assertRefused(TokenFailure.WRONG_SECRET_HASH, () -> SecretHash.check(known, Optional.of(right), "bob"));
        assertRefused(TokenFailure.WRONG_SECRET_HASH, () -> SecretHash.check(known, Optional.empty(), "alice"));
        assertRefused(TokenFailure.WRONG_SECRET_HASH, () -> SecretHash.check(open, Optional.of(right), "alice"));
    }

    @Test
    void lifetimes_keep_their_bounds() {
        assertThat(USUAL.accessToken()).isEqualTo(Duration.ofHours(1));
        assertThat(USUAL.refreshToken()).isEqualTo(Duration.ofDays(30));
        assertRefused(TokenFailure.INVALID_PARAMETER, () -> access(4, TokenUnit.MINUTES));
        assertRefused(TokenFailure.INVALID_PARAMETER, () -> access(25, TokenUnit.HOURS));
        assertRefused(
                TokenFailure.INVALID_PARAMETER,
                () -> new Lifetimes(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        59,
                        Optional.of(TokenUnit.MINUTES),
                        3));
    }

    private static Lifetimes access(int count, TokenUnit unit) {
        return new Lifetimes(
                Optional.of(count), Optional.of(unit), Optional.empty(), Optional.empty(), 30, Optional.empty(), 3);
    }

    @Test
    void flows_that_are_not_allowed_are_refused_and_the_two_kinds_of_names_do_not_mix() {
        var client = client(settings(List.of(), List.of()));

        assertThatCode(() -> client.require(Flow.USER_SRP_AUTH)).doesNotThrowAnyException();
        assertRefused(TokenFailure.FLOW_NOT_ENABLED, () -> client.require(Flow.USER_PASSWORD_AUTH));
        assertRefused(
                TokenFailure.INVALID_PARAMETER,
                () -> Flow.allowed(List.of("USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH")));
        assertThat(Flow.allowed(List.of("ADMIN_NO_SRP_AUTH"))).contains(Flow.ADMIN_USER_PASSWORD_AUTH);
    }

    @Test
    void attributes_conform_to_the_schema_or_are_refused() {
        var rank =
                new AttributeRule("rank", AttributeRule.Type.NUMBER, false, false, Optional.of("1"), Optional.of("9"));
        var mail =
                new AttributeRule("email", AttributeRule.Type.STRING, true, true, Optional.empty(), Optional.empty());
        var schema = Schema.of(List.of(rank, mail));

        assertThatCode(() -> schema.checkNew(Map.of("email", "a@b.example", "custom:rank", "7")))
                .doesNotThrowAnyException();
        assertRefused(TokenFailure.INVALID_PARAMETER, () -> schema.checkNew(Map.of("custom:rank", "7")));
        assertRefused(TokenFailure.INVALID_PARAMETER, () -> schema.checkNew(Map.of("email", "nobody")));
        assertRefused(
                TokenFailure.INVALID_PARAMETER,
                () -> schema.checkNew(Map.of("email", "a@b.example", "custom:rank", "10")));
        assertRefused(
                TokenFailure.INVALID_PARAMETER,
                () -> schema.checkNew(Map.of("email", "a@b.example", "custom:other", "1")));
        assertRefused(TokenFailure.INVALID_PARAMETER, () -> schema.checkChange(Map.of("custom:rank", "8")));
        assertRefused(TokenFailure.INVALID_PARAMETER, () -> schema.checkChange(Map.of("sub", "8")));
        assertRefused(
                TokenFailure.INVALID_PARAMETER,
                () -> schema.checkNew(Map.of("email", "a@b.example", "sub", "of-another-user")));
    }

    @Test
    void users_do_not_set_what_their_client_may_not_write_nor_declare_themselves_verified() {
        var client = client(settings(List.of(), List.of("name")));

        assertThatCode(() -> client.requireWritable(Map.of("name", "A"))).doesNotThrowAnyException();
        assertRefused(TokenFailure.NOT_AUTHORIZED, () -> client.requireWritable(Map.of("email", "a@b.example")));
        assertRefused(
                TokenFailure.NOT_AUTHORIZED,
                () -> client(settings(List.of(), List.of())).requireWritable(Map.of("email_verified", "true")));
    }

    @Test
    void a_pool_shows_the_same_made_up_user_for_the_same_name_and_another_pool_another() {
        var mask = new Mask(Secret.of(new byte[32]));
        var other = new Mask(Secret.of("another pool's thirty-two bytes."));

        assertThat(mask.salt("nobody")).isEqualTo(mask.salt("nobody")).isNotEqualTo(mask.salt("anybody"));
        assertThat(mask.verifier("nobody")).isNotEqualTo(other.verifier("nobody"));
        assertThat(mask.sub("nobody")).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "email = a", "email > \"a\"", "custom:rank = \"7\"", "email = \"a\" or 1"})
    void what_is_no_filter_is_refused(String text) {
        assertRefused(TokenFailure.INVALID_PARAMETER, () -> UserFilter.parse(text));
    }

    @Test
    void a_filter_finds_by_value_or_by_beginning() {
        var user = user(UserStatus.CONFIRMED);

        assertThat(UserFilter.parse("email = \"alice@a.example\"")).accepts(user);
        assertThat(UserFilter.parse("\"username\" ^= \"ali\"")).accepts(user);
        assertThat(UserFilter.parse("email = \"alice\"")).rejects(user);
        assertThat(UserFilter.parse("name = \"x\"")).rejects(user);
        assertThat(UserFilter.parse("status = \"Enabled\"")).accepts(user);
    }

    @Test
    void addresses_are_masked() {
        assertThat(new Address("email", "john@example.com").masked()).isEqualTo("j***@e***");
        assertThat(new Address("phone_number", "+15550100123").masked()).isEqualTo("+*******0123");
    }

    private static void assertRefused(
            TokenFailure failure, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.failure()).isEqualTo(failure));
    }

    private static ClientSettings settings(List<String> readable, List<String> writable) {
        return new ClientSettings(Flow.USUAL, USUAL, readable, writable, false, true, List.of());
    }

    private static Client client(ClientSettings settings) {
        return new Client("client", "pool", "n", Optional.empty(), settings, NOW, NOW, 1);
    }

    private static User user(UserStatus status) {
        var attributes = Map.of("email", "alice@a.example", "email_verified", "true", "custom:rank", "7");
        return new User("pool", "sub-1", "alice", status, true, attributes, Instant.EPOCH, Instant.EPOCH, NOW, NOW, 1);
    }

    private static Group group(String name, String role, int precedence) {
        return new Group("pool", name, Optional.empty(), Optional.of(role), Optional.of(precedence), NOW, NOW);
    }

    private static Claims.Sign sign(List<Group> groups) {
        return sign(client(settings(List.of(), List.of())), groups);
    }

    private static Claims.Sign sign(Client client, List<Group> groups) {
        var family = new Family("origin", "pool", "client", "sub-1", NOW.minusSeconds(60), NOW.plusSeconds(60));
        return new Claims.Sign(
                "https://localhost:8443/pool", user(UserStatus.CONFIRMED), client, family, groups, "event");
    }
}
