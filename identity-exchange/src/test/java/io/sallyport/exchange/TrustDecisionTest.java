package io.sallyport.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sallyport.contracts.ExchangeContract;
import io.sallyport.contracts.ExchangeContract.WantServiceSession;
import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What is written, and to whom, when a role does not trust somebody; and how often a trust policy is compiled. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrustDecisionTest {
    private static final String EPOCHS = "at epochs 1 \\(policies\\) and \\d+ \\(revocations\\) ";

    private static final String SERVICE = """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},
              "Action":"sts:AssumeRole"}}""";

    private Pools pools;
    private RefusalsSeen seen;

    @BeforeAll
    void open() {
        pools = new Pools();
        seen = RefusalsSeen.open();
    }

    @AfterAll
    void close() {
        seen.close();
        pools.close();
    }

    /** Everybody of the user pool, but not under this name of a session. */
    private String trusts(String never) {
        return """
                {"Version":"2012-10-17","Statement":[
                  {"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/%s"},
                   "Action":"sts:AssumeRoleWithWebIdentity"},
                  {"Sid":"NotThem","Effect":"Deny","Principal":"*","Action":"*",
                   "Condition":{"StringEquals":{"sts:RoleSessionName":"%s"}}}]}""".formatted(pools.people.alias(), never);
    }

    private void web(String role, String name) {
        pools.house
                .unsignedSts()
                .assumeRoleWithWebIdentity(a -> a.roleArn(Ledger.roleArn(role))
                        .roleSessionName(name)
                        .webIdentityToken(pools.people.token(Pools.someone())));
    }

    private static AwsServiceException refused(ThrowingCallable call) {
        return catchThrowableOfType(AwsServiceException.class, call);
    }

    @Test
    void p08_a_denied_web_identity_is_explained_under_its_request_id_and_told_nothing() {
        pools.house.ledger.role("explained", trusts("mallory"));

        var told = refused(() -> web("explained", "mallory"));

        assertThat(told.awsErrorDetails().errorMessage())
                .isEqualTo("Not authorized to perform sts:AssumeRoleWithWebIdentity");
        assertThat(seen.of(told.requestId()))
                .containsPattern(EPOCHS + "denied by trust policy#NotThem \\(4:\\d+\\), resource")
                .contains(
                        "resource: trust policy#0 (2:",
                        "ALLOW matches",
                        "sts:RoleSessionName wanted [mallory], was [mallory]: holds");
    }

    @Test
    void p08_a_web_identity_that_no_statement_trusts_is_told_apart_in_the_log_only() {
        pools.house.ledger.role("services", SERVICE);
        pools.house.ledger.role("unreadable", "{\"Statement\":7}");

        var missing = refused(() -> web("services", "ann"));
        var unreadable = refused(() -> web("unreadable", "ann"));
        var absent = refused(() -> web("nowhere", "ann"));

        assertThat(missing.awsErrorDetails().errorMessage())
                .isEqualTo(unreadable.awsErrorDetails().errorMessage())
                .isEqualTo(absent.awsErrorDetails().errorMessage());
        assertThat(seen.of(missing.requestId()))
                .containsPattern(EPOCHS + "not granted: no statement of its resource allows it")
                .contains("ALLOW does not match: principal");
        assertThat(seen.of(unreadable.requestId()))
                .contains("the role's trust policy cannot be read: nobody is trusted: ");
        assertThat(seen.of(absent.requestId())).contains("there is no role " + Ledger.roleArn("nowhere"));
    }

    @Test
    void p08_a_visitor_of_an_identity_pool_is_explained_under_its_request_id_and_told_nothing() {
        var pool = pools.open(false);
        pools.house.ledger.role(Pools.role(pool), Pools.trusts("us-east-1:another", "authenticated"));
        var login = pools.login(Pools.someone());
        var identity = pools.id(pool, login);

        var told = refused(() -> pools.credentials(identity, login));

        assertThat(told.awsErrorDetails().errorMessage())
                .isEqualTo("Invalid identity pool configuration. Check assigned IAM roles for this pool.");
        assertThat(seen.of(told.requestId()))
                .containsPattern(EPOCHS + "not granted: no statement of its resource allows it")
                .contains("resource: trust policy#0 (1:", "ALLOW does not match: condition")
                .contains("cognito-identity.amazonaws.com:aud wanted [us-east-1:another], was [" + pool
                        + "]: does not hold");
    }

    @Test
    void p08_a_service_that_a_role_does_not_trust_is_explained_on_this_node() {
        pools.house.ledger.role("visitors", trusts("mallory"));
        var asked = pools.house
                .bus
                .as(RoomName.FUNCTIONS)
                .client(ExchangeContract.SERVICE_SESSION)
                .with(new WantServiceSession(Ledger.roleArn("visitors"), "inventory-p08", "lambda.amazonaws.com", 900));

        assertThat(catchThrowableOfType(Refusal.class, asked::await).failure()).isEqualTo(ExchangeFailure.NOT_TRUSTED);
        assertThat(seen.of("of functions for inventory-p08"))
                .containsPattern(EPOCHS + "not granted: no statement of its resource allows it");
    }

    @Test
    void p08_a_signed_callers_role_that_nobody_can_be_let_into_is_told_in_the_log_only() {
        pools.house.ledger.principal("AKIADAVEDAVEDAVEDAV1", House.SECRET, Ledger.userArn("dave"), House.EVERYTHING);
        pools.house.ledger.role("broken", "{\"Statement\":7}");
        var dave = pools.house.sts("AKIADAVEDAVEDAVEDAV1");

        var absent = refused(
                () -> dave.assumeRole(a -> a.roleArn(Ledger.roleArn("nowhere")).roleSessionName("tests")));
        var unreadable = refused(
                () -> dave.assumeRole(a -> a.roleArn(Ledger.roleArn("broken")).roleSessionName("tests")));

        assertThat(seen.of(absent.requestId())).endsWith("there is no role " + Ledger.roleArn("nowhere"));
        assertThat(seen.of(unreadable.requestId())).contains(": nobody is trusted: ");
        assertThat(unreadable.awsErrorDetails().errorMessage())
                .isEqualTo(absent.awsErrorDetails().errorMessage().replace("nowhere", "broken"));
    }

    @Test
    void p07_a_trust_policy_is_compiled_once_for_all_who_assume_roles_that_have_it() {
        var pool = pools.open(false);
        var login = pools.login(Pools.someone());
        var identity = pools.id(pool, login);
        pools.house.ledger.role("once", trusts("once"));
        pools.house.ledger.role("again", trusts("once"));
        double before = compiled();

        web("once", "ann");
        web("once", "ben");
        web("again", "ann");
        assertThat(compiled()).isEqualTo(before + 1);

        pools.credentials(identity, login);
        pools.credentials(identity, login);
        assertThat(compiled()).isEqualTo(before + 2);

        pools.house.ledger.role("again", trusts("ann"));
        assertThat(refused(() -> web("again", "ann")).statusCode()).isEqualTo(403);
        assertThat(compiled()).isEqualTo(before + 3);
    }

    private double compiled() {
        return pools.house
                .meters
                .get("sallyport.trust.cache")
                .tags("cache", "trust-policy", "result", "miss")
                .counter()
                .count();
    }
}
