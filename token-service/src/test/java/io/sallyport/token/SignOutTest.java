package io.sallyport.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.contracts.PolicyContract.RevocationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

class SignOutTest extends PeopleOfAPool {
    @Test
    void a_refresh_keeps_the_sign_in_and_another_clients_token_is_worth_nothing() {
        var client = createClient(r -> {});
        var other = createClient(r -> {});
        confirmed("alice", client);
        var first = byPassword(client, "alice", PASSWORD);
        rig.clock.advance(Duration.ofMinutes(90));

        var again = refresh(client, first.refreshToken());

        assertThat(again.refreshToken()).isNull();
        assertThat(claims(again.accessToken()).getClaim("origin_jti"))
                .isEqualTo(claims(first.accessToken()).getClaim("origin_jti"));
        assertThat(claims(again.accessToken()).getClaim("auth_time"))
                .isEqualTo(claims(first.accessToken()).getClaim("auth_time"));
        assertThat(claims(again.accessToken()).getIssueTime())
                .isEqualTo(Date.from(rig.clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)));
        refused(
                "NotAuthorizedException",
                "Access Token has expired",
                () -> app.getUser(r -> r.accessToken(first.accessToken())));
        refused("NotAuthorizedException", "Invalid Refresh Token", () -> refresh(other, first.refreshToken()));
        rig.clock.advance(Duration.ofDays(30));
        refused("NotAuthorizedException", "Refresh Token has expired", () -> refresh(client, first.refreshToken()));
    }

    @Test
    void a_token_from_the_future_proves_nothing_yet_but_clocks_may_differ_by_five_seconds() {
        var client = createClient(r -> {});
        confirmed("alice", client);
        var early = byPassword(client, "alice", PASSWORD).accessToken();

        rig.clock.advance(Duration.ofSeconds(-4));
        assertThat(app.getUser(r -> r.accessToken(early)).username()).isEqualTo("alice");
        rig.clock.advance(Duration.ofSeconds(-2));
        refused("NotAuthorizedException", "Invalid Access Token", () -> app.getUser(r -> r.accessToken(early)));
    }

    @Test
    void a_sign_out_everywhere_ends_all_tokens_here_and_at_the_ledger_through_the_end_of_its_second() {
        var client = createClient(r -> {});
        var sub = confirmed("alice", client);
        var one = byPassword(client, "alice", PASSWORD);
        var two = bySrp(client, "alice", PASSWORD).authenticationResult();

        app.globalSignOut(r -> r.accessToken(one.accessToken()));

        refused(
                "NotAuthorizedException",
                "Access Token has been revoked",
                () -> app.getUser(r -> r.accessToken(two.accessToken())));
        refused("NotAuthorizedException", "Invalid Refresh Token", () -> refresh(client, two.refreshToken()));
        assertThat(rig.revocations).singleElement().satisfies(revocation -> {
            assertThat(revocation.kind()).isEqualTo(RevocationKind.TOKEN_SUBJECT);
            assertThat(revocation.subject()).isEqualTo("https://localhost:8443/" + pool + "|" + sub);
            assertThat(revocation.issuedBeforeMillis())
                    .isEqualTo(Instant.parse("2026-11-22T09:00:01Z").toEpochMilli());
        });
    }

    @Test
    void a_token_issued_after_a_sign_out_is_not_of_the_same_second() {
        var client = createClient(r -> {});
        confirmed("alice", client);
        var one = byPassword(client, "alice", PASSWORD);
        app.globalSignOut(r -> r.accessToken(one.accessToken()));

        var next = byPassword(client, "alice", PASSWORD);

        assertThat(claims(next.accessToken()).getIssueTime()).isEqualTo(Instant.parse("2026-11-22T09:00:01Z"));
        assertThat(app.getUser(r -> r.accessToken(next.accessToken())).username())
                .isEqualTo("alice");
    }

    @Test
    void a_sign_out_that_the_ledger_did_not_hear_is_not_acknowledged_and_is_said_again() {
        var client = createClient(r -> {});
        confirmed("alice", client);
        var one = byPassword(client, "alice", PASSWORD);
        signOutUnheard(one.accessToken());
        refused("ServiceUnavailableException", "Try again", () -> app.getUser(r -> r.accessToken(one.accessToken())));
        rig.ledgerUp.set(true);
        refused(
                "NotAuthorizedException",
                "Access Token has been revoked",
                () -> app.globalSignOut(r -> r.accessToken(one.accessToken())));

        assertThat(rig.revocations).hasSize(1);
    }

    @Test
    void a_pool_that_the_ledger_refuses_keeps_no_sign_out_back() {
        var client = createClient(r -> {});
        confirmed("alice", client);
        var one = byPassword(client, "alice", PASSWORD);
        signOutUnheard(one.accessToken());
        rig.ledgerUp.set(true);
        rig.somebodyElses.add("https://localhost:8443/" + pool);

        rig.openAgain();

        assertThat(rig.revocations).hasSize(1);
    }

    /** Leaves the ledger down. */
    private void signOutUnheard(String accessToken) {
        rig.ledgerUp.set(false);
        refused("ServiceUnavailableException", "Try again", () -> app.globalSignOut(r -> r.accessToken(accessToken)));
    }

    @Test
    void a_revoked_refresh_token_takes_its_family_with_it_and_leaves_others_alone() {
        var client = createClient(r -> {});
        confirmed("alice", client);
        var one = byPassword(client, "alice", PASSWORD);
        var two = byPassword(client, "alice", PASSWORD);

        app.revokeToken(r -> r.clientId(client.clientId()).token(one.refreshToken()));

        refused(
                "NotAuthorizedException",
                "Access Token has been revoked",
                () -> app.getUser(r -> r.accessToken(one.accessToken())));
        assertThat(app.getUser(r -> r.accessToken(two.accessToken())).username())
                .isEqualTo("alice");
        assertThat(rig.revocations).singleElement().satisfies(revocation -> {
            assertThat(revocation.kind()).isEqualTo(RevocationKind.TOKEN_ORIGIN);
            assertThat(revocation.subject())
                    .endsWith("|" + claims(one.accessToken()).getClaim("origin_jti"));
        });
        app.revokeToken(r -> r.clientId(client.clientId()).token(one.refreshToken()));
        refused(
                "UnsupportedTokenTypeException",
                "Only a refresh token can be revoked.",
                () -> app.revokeToken(r -> r.clientId(client.clientId()).token(two.accessToken())));
    }

    @Test
    void a_deleted_client_takes_its_tokens_with_it_at_every_gateway_and_leaves_other_clients_alone() {
        var client = createClient(r -> {});
        var other = createClient(r -> {});
        confirmed("alice", client);
        var one = byPassword(client, "alice", PASSWORD);
        var two = byPassword(other, "alice", PASSWORD);

        admin.deleteUserPoolClient(r -> r.userPoolId(pool).clientId(client.clientId()));

        refused(
                "NotAuthorizedException",
                "Access Token has been revoked",
                () -> app.getUser(r -> r.accessToken(one.accessToken())));
        assertThat(app.getUser(r -> r.accessToken(two.accessToken())).username())
                .isEqualTo("alice");
        assertThat(rig.revocations).singleElement().satisfies(revocation -> {
            assertThat(revocation.kind()).isEqualTo(RevocationKind.TOKEN_CLIENT);
            assertThat(revocation.subject()).isEqualTo("https://localhost:8443/" + pool + "|" + client.clientId());
            assertThat(revocation.issuedBeforeMillis())
                    .isGreaterThan(rig.clock.instant().toEpochMilli());
        });
    }

    @Test
    void the_end_of_a_client_that_the_ledger_did_not_hear_is_not_acknowledged_and_is_told_before_it_is_not_found() {
        var client = createClient(r -> {});
        rig.ledgerUp.set(false);
        refused(
                "ServiceUnavailableException",
                "Try again",
                () -> admin.deleteUserPoolClient(r -> r.userPoolId(pool).clientId(client.clientId())));
        refused(
                "ServiceUnavailableException",
                "Try again",
                () -> admin.deleteUserPoolClient(r -> r.userPoolId(pool).clientId(client.clientId())));
        rig.ledgerUp.set(true);

        refused(
                "ResourceNotFoundException",
                "User pool client " + client.clientId() + " does not exist.",
                () -> admin.deleteUserPoolClient(r -> r.userPoolId(pool).clientId(client.clientId())));

        assertThat(rig.revocations).hasSize(1);
    }
}
