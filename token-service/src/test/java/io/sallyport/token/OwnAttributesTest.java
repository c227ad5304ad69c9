package io.sallyport.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

/** What people change about themselves, by their access token. */
class OwnAttributesTest extends PeopleOfAPool {
    @Test
    void a_user_changes_own_attributes_and_only_what_the_client_may_write() {
        var client = createClient(r -> r.writeAttributes("email", "name"));
        confirmed("alice", client);
        admin.adminUpdateUserAttributes(
                r -> r.userPoolId(pool).username("alice").userAttributes(attribute("email_verified", "true")));
        var token = byPassword(client, "alice", PASSWORD).accessToken();

        set(token, attribute("name", "Alice"), attribute("email", "a@example.org"));

        assertThat(app.getUser(r -> r.accessToken(token)).userAttributes())
                .contains(
                        attribute("name", "Alice"),
                        attribute("email", "a@example.org"),
                        attribute("email_verified", "false"));
        var unauthorized = "A client attempted to write unauthorized attribute";
        refused("NotAuthorizedException", unauthorized, () -> set(token, attribute("email_verified", "true")));
        refused("NotAuthorizedException", unauthorized, () -> set(token, attribute("nickname", "al")));
        refused(
                "NotAuthorizedException",
                unauthorized,
                () -> set(token, attribute("name", "Eve"), attribute("nickname", "al")));
        refused("NotAuthorizedException", "Invalid Access Token", () -> set("a.b.c", attribute("name", "Eve")));
        assertThat(app.getUser(r -> r.accessToken(token)).userAttributes())
                .contains(attribute("name", "Alice"))
                .doesNotContain(attribute("nickname", "al"));
    }

    @Test
    void nobody_becomes_somebody_else_or_changes_anything_once_signed_out() {
        var client = createClient(r -> {});
        confirmed("alice", client);
        var token = byPassword(client, "alice", PASSWORD).accessToken();

        refused(
                "InvalidParameterException",
                "user.sub: Attribute cannot be updated.\n",
                () -> set(token, attribute("sub", "00000000-0000-0000-0000-000000000000")));
        refused(
                "InvalidParameterException",
                "Attributes did not conform to the schema: Type for attribute {custom:none} could not be determined\n",
                () -> set(token, attribute("custom:none", "x")));
        admin.adminUserGlobalSignOut(r -> r.userPoolId(pool).username("alice"));
        refused("NotAuthorizedException", "Access Token has been revoked", () -> set(token, attribute("name", "Eve")));
    }

    @Test
    void an_address_that_the_pool_would_have_to_verify_stays_and_others_change() {
        pool = createPool(r -> r.autoVerifiedAttributesWithStrings("email"));
        var client = createClient(r -> {});
        confirmed("alice", client);
        var token = byPassword(client, "alice", PASSWORD).accessToken();

        refused(
                "InvalidParameterException",
                "changing email in a pool that verifies it is not built yet",
                () -> set(token, attribute("name", "Alice"), attribute("email", "a@example.org")));
        set(token, attribute("nickname", "al"));

        assertThat(app.getUser(r -> r.accessToken(token)).userAttributes())
                .contains(attribute("email", "alice@example.com"), attribute("nickname", "al"))
                .doesNotContain(attribute("name", "Alice"));
    }

    private void set(String token, AttributeType... attributes) {
        app.updateUserAttributes(r -> r.accessToken(token).userAttributes(attributes));
    }
}
