package io.sallyport.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

class SignUpTest extends PeopleOfAPool {
    @Test
    void a_code_that_was_sent_confirms_once_and_verifies_the_address() {
        pool = createPool(r -> r.autoVerifiedAttributesWithStrings("email"));
        var client = createClient(r -> {});
        var signUp = daveSignsUp(client);
        var code = code();

        assertThat(signUp.codeDeliveryDetails().destination()).isEqualTo("d***@e***");
        refused(
                "CodeMismatchException",
                "Invalid verification code provided, please try again.",
                () -> confirm(client, "dave", code.equals("000000") ? "000001" : "000000"));
        confirm(client, "dave", code);
        assertThat(admin.adminGetUser(r -> r.userPoolId(pool).username("dave")).userAttributes())
                .contains(attribute("email_verified", "true"));
        refused(
                "NotAuthorizedException",
                "User cannot be confirmed. Current status is CONFIRMED",
                () -> confirm(client, "dave", code));
    }

    @Test
    void codes_cannot_be_guessed_for_long_and_do_not_live_for_ever() {
        pool = createPool(r -> r.autoVerifiedAttributesWithStrings("email"));
        var client = createClient(r -> {});
        daveSignsUp(client);
        for (int i = 0; i < 5; i++) {
            refused(
                    "CodeMismatchException",
                    "Invalid verification code provided, please try again.",
                    () -> confirm(client, "dave", "wrong"));
        }

        refused(
                "LimitExceededException",
                "Attempt limit exceeded, please try after some time.",
                () -> confirm(client, "dave", code()));
        rig.clock.advance(Duration.ofHours(24));
        refused(
                "ExpiredCodeException",
                "Invalid code provided, please request a code again.",
                () -> confirm(client, "dave", code()));
        app.resendConfirmationCode(r -> r.clientId(client.clientId()).username("dave"));
        confirm(client, "dave", code());
    }

    @Test
    void a_code_proves_the_address_that_it_was_sent_to_and_no_other() {
        pool = createPool(r -> r.autoVerifiedAttributesWithStrings("email"));
        var client = createClient(r -> {});
        daveSignsUp(client);
        var toDave = code();
        admin.adminUpdateUserAttributes(
                r -> r.userPoolId(pool).username("dave").userAttributes(attribute("email", "erin@example.com")));

        refused(
                "ExpiredCodeException",
                "Invalid code provided, please request a code again.",
                () -> confirm(client, "dave", toDave));
        assertThat(admin.adminGetUser(r -> r.userPoolId(pool).username("dave")))
                .satisfies(user -> assertThat(user.userStatusAsString()).isEqualTo("UNCONFIRMED"))
                .satisfies(user -> assertThat(user.userAttributes()).contains(attribute("email_verified", "false")));

        app.resendConfirmationCode(r -> r.clientId(client.clientId()).username("dave"));
        confirm(client, "dave", code());
        assertThat(admin.adminGetUser(r -> r.userPoolId(pool).username("dave")).userAttributes())
                .contains(attribute("email", "erin@example.com"), attribute("email_verified", "true"));
    }

    @Test
    void whoever_signs_in_with_an_address_has_another_name_and_nobody_takes_the_address_again() {
        pool = createPool(
                r -> r.usernameAttributesWithStrings("email").usernameConfiguration(u -> u.caseSensitive(false)));
        var client = createClient(r -> {});
        var sub = app.signUp(r -> r.clientId(client.clientId())
                        .username("Erin@example.com")
                        .password(PASSWORD))
                .userSub();
        admin.adminConfirmSignUp(r -> r.userPoolId(pool).username("erin@example.com"));

        var result = bySrp(client, "ERIN@example.com", PASSWORD).authenticationResult();

        assertThat(claims(result.idToken()).getClaim("cognito:username")).isEqualTo(sub);
        refused(
                "UsernameExistsException",
                "An account with the given email already exists.",
                () -> app.signUp(r -> r.clientId(client.clientId())
                        .username("erin@EXAMPLE.com")
                        .password(PASSWORD)));
        refused(
                "InvalidParameterException",
                "Username should be an email.",
                () -> app.signUp(
                        r -> r.clientId(client.clientId()).username("erin").password(PASSWORD)));
    }

    @Test
    void a_name_is_taken_once_and_a_user_cannot_declare_an_address_verified() {
        var client = createClient(r -> {});
        confirmed("alice", client);

        refused(
                "UsernameExistsException",
                "User already exists",
                () -> app.signUp(
                        r -> r.clientId(client.clientId()).username("alice").password(PASSWORD)));
        refused(
                "NotAuthorizedException",
                "A client attempted to write unauthorized attribute",
                () -> app.signUp(r -> r.clientId(client.clientId())
                        .username("mallory")
                        .password(PASSWORD)
                        .userAttributes(attribute("email_verified", "true"))));
    }

    @Test
    void whoever_asks_for_a_code_again_does_not_learn_who_waits_for_one() {
        var silent = createClient(r -> r.preventUserExistenceErrors("ENABLED"));
        app.signUp(r -> r.clientId(silent.clientId()).username("dave").password(PASSWORD));
        for (var name : List.of("dave", "nobody")) {
            refused(
                    "InvalidParameterException",
                    "Cannot resend codes. Auto verification not turned on.",
                    () -> resent(silent, name));
        }

        pool = createPool(r -> r.autoVerifiedAttributesWithStrings("phone_number"));
        var hiding = createClient(r -> r.preventUserExistenceErrors("ENABLED"));
        app.signUp(r -> r.clientId(hiding.clientId())
                .username("dave")
                .password(PASSWORD)
                .userAttributes(attribute("phone_number", "+15551230000")));
        app.signUp(r -> r.clientId(hiding.clientId()).username("erin").password(PASSWORD));

        for (var name : List.of("dave", "erin", "nobody")) {
            var details = resent(hiding, name);
            assertThat(details.attributeName()).isEqualTo("phone_number");
            assertThat(details.deliveryMediumAsString()).isEqualTo("SMS");
            assertThat(details.destination()).matches("\\+\\*{7}\\d{4}");
        }
    }

    private CodeDeliveryDetailsType resent(UserPoolClientType client, String name) {
        return app.resendConfirmationCode(r -> r.clientId(client.clientId()).username(name))
                .codeDeliveryDetails();
    }

    @Test
    void nobody_signs_up_as_somebody_else() {
        var client = createClient(r -> {});
        confirmed("alice", client);
        var alices = claims(
                        bySrp(client, "alice", PASSWORD).authenticationResult().idToken())
                .getSubject();

        refused(
                "InvalidParameterException",
                "user.sub: Attribute cannot be updated.\n",
                () -> app.signUp(r -> r.clientId(client.clientId())
                        .username("mallory")
                        .password(PASSWORD)
                        .userAttributes(attribute("sub", alices))));
    }

    @Test
    void groups_speak_in_the_next_tokens() {
        var client = createClient(r -> {});
        confirmed("alice", client);
        var role = "arn:aws:iam::123456789012:role/staff";
        admin.createGroup(
                r -> r.userPoolId(pool).groupName("staff").precedence(1).roleArn(role));
        admin.adminAddUserToGroup(r -> r.userPoolId(pool).groupName("staff").username("alice"));

        var claims = claims(byPassword(client, "alice", PASSWORD).idToken());

        assertThat(claims.getClaim("cognito:groups")).isEqualTo(java.util.List.of("staff"));
        assertThat(claims.getClaim("cognito:preferred_role")).isEqualTo(role);
        admin.adminRemoveUserFromGroup(
                r -> r.userPoolId(pool).groupName("staff").username("alice"));
        assertThat(claims(byPassword(client, "alice", PASSWORD).idToken()).getClaim("cognito:groups"))
                .isNull();
        refused(
                "ResourceNotFoundException",
                "Group not found.",
                () -> admin.adminAddUserToGroup(
                        r -> r.userPoolId(pool).groupName("none").username("alice")));
    }

    @Test
    void users_are_listed_in_pages_and_by_filter() {
        var client = createClient(r -> {});
        for (var name : java.util.List.of("ann", "ben", "cyd")) {
            app.signUp(r -> r.clientId(client.clientId()).username(name).password(PASSWORD));
        }
        var first = admin.listUsers(r -> r.userPoolId(pool).limit(2));
        var second = admin.listUsers(r -> r.userPoolId(pool).limit(2).paginationToken(first.paginationToken()));

        assertThat(first.users()).hasSize(2);
        assertThat(second.users()).hasSize(1);
        assertThat(second.paginationToken()).isNull();
        assertThat(admin.listUsers(r -> r.userPoolId(pool).filter("username ^= \"b\""))
                        .users())
                .singleElement()
                .satisfies(user -> assertThat(user.username()).isEqualTo("ben"));
    }

    @Test
    void a_password_changes_for_whoever_knows_the_old_one() {
        var client = createClient(r -> {});
        confirmed("alice", client);
        var token = byPassword(client, "alice", PASSWORD).accessToken();

        refused(
                "NotAuthorizedException",
                "Incorrect username or password.",
                () -> app.changePassword(
                        r -> r.accessToken(token).previousPassword("Wrong-1x").proposedPassword("Another-horse-2")));
        app.changePassword(r -> r.accessToken(token).previousPassword(PASSWORD).proposedPassword("Another-horse-2"));

        assertThat(bySrp(client, "alice", "Another-horse-2").authenticationResult())
                .isNotNull();
        refused("NotAuthorizedException", "Incorrect username or password.", () -> bySrp(client, "alice", PASSWORD));
    }

    private SignUpResponse daveSignsUp(UserPoolClientType client) {
        return app.signUp(r -> r.clientId(client.clientId())
                .username("dave")
                .password(PASSWORD)
                .userAttributes(attribute("email", "dave@example.com")));
    }

    private String code() {
        var text = rig.sent.getLast().text().reveal();
        return text.substring(text.length() - 6);
    }

    private void confirm(UserPoolClientType client, String name, String code) {
        app.confirmSignUp(r -> r.clientId(client.clientId()).username(name).confirmationCode(code));
    }
}
