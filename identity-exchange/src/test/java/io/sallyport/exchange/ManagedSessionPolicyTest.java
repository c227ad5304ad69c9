package io.sallyport.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.PackedPolicyTooLargeException;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import software.amazon.awssdk.services.sts.model.StsException;

/** I09: sessions narrowed by managed policies, which {@code PolicyArns} names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManagedSessionPolicyTest {
    private static final String ALICE = "AKIAALICEALICEALICE1";

    private Pools pools;

    @BeforeAll
    void open() {
        pools = new Pools();
        pools.house.ledger.principal(ALICE, House.SECRET, Ledger.userArn("alice"), House.EVERYTHING);
        pools.house.ledger.role("wide", """
                {"Version":"2012-10-17","Statement":[
                  {"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"},
                  {"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/%s"},
                   "Action":"sts:AssumeRoleWithWebIdentity"}]}""".formatted(pools.people.alias()));
        pools.house.ledger.attach(Ledger.roleArn("wide"), House.EVERYTHING);
        IntStream.range(0, 10).forEach(i -> pools.house.ledger.managed(arn(i), allow("s3:*")));
        pools.house.ledger.managed(arn(9), allow("cognito-identity:ListIdentityPools"));
    }

    @AfterAll
    void close() {
        pools.close();
    }

    private static String arn(int number) {
        return "arn:aws:iam::123456789012:policy/narrow-" + number;
    }

    private static String allow(String action) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"" + action
                + "\",\"Resource\":\"*\"}}";
    }

    private static List<PolicyDescriptorType> named(Stream<String> arns) {
        return arns.map(arn -> PolicyDescriptorType.builder().arn(arn).build()).toList();
    }

    private static List<PolicyDescriptorType> first(int policies) {
        return named(IntStream.range(0, policies).mapToObj(ManagedSessionPolicyTest::arn));
    }

    private AssumeRoleResponse narrowed(List<PolicyDescriptorType> policies) {
        return pools.house
                .sts(ALICE)
                .assumeRole(a -> a.roleArn(Ledger.roleArn("wide"))
                        .roleSessionName("tests")
                        .policyArns(policies));
    }

    private CognitoIdentityClient as(Credentials credentials) {
        return pools.house.admin(House.signing(credentials));
    }

    @Test
    void i09_ten_managed_policies_narrow_a_session_to_what_one_of_them_allows() {
        var answer = narrowed(first(10));

        assertThat(answer.packedPolicySize()).isBetween(1, 100);
        onlyLists(as(answer.credentials()));
    }

    @Test
    void i09_without_them_the_role_may_do_more() {
        var session = as(narrowed(List.of()).credentials());

        assertThat(session.createIdentityPool(p -> p.identityPoolName("made").allowUnauthenticatedIdentities(false))
                        .identityPoolId())
                .startsWith(House.REGION + ":");
    }

    @Test
    void i09_they_narrow_a_web_identitys_session_too() {
        var answer = pools.house
                .unsignedSts()
                .assumeRoleWithWebIdentity(a -> a.roleArn(Ledger.roleArn("wide"))
                        .roleSessionName("tests")
                        .webIdentityToken(pools.people.token("ann"))
                        .policyArns(first(10)));

        onlyLists(as(answer.credentials()));
    }

    private static void onlyLists(CognitoIdentityClient session) {
        assertThat(session.listIdentityPools(l -> l.maxResults(1))
                        .sdkHttpResponse()
                        .isSuccessful())
                .isTrue();
        assertThatThrownBy(() ->
                        session.createIdentityPool(p -> p.identityPoolName("no").allowUnauthenticatedIdentities(false)))
                .hasMessageContaining("is not authorized to perform: cognito-identity:CreateIdentityPool");
    }

    @Test
    void i09_an_eleventh_is_one_too_many() {
        refused("PolicyArns takes at most 10 managed policies", () -> narrowed(first(11)));
    }

    @Test
    void i09_a_policy_of_another_account_narrows_nobody_here() {
        var theirs = "arn:aws:iam::999999999999:policy/narrow";

        refused(theirs, () -> narrowed(named(Stream.of(arn(0), theirs))));
        refused("arn:aws:iam::123456789012:role/wide", () -> narrowed(named(Stream.of(Ledger.roleArn("wide")))));
    }

    @Test
    void i09_names_that_do_not_fit_with_the_inline_policy_are_too_large() {
        var inline = allow("*") + " ".repeat(2_000 - allow("*").length());

        assertThatExceptionOfType(PackedPolicyTooLargeException.class)
                .isThrownBy(() -> pools.house
                        .sts(ALICE)
                        .assumeRole(a -> a.roleArn(Ledger.roleArn("wide"))
                                .roleSessionName("tests")
                                .policy(inline)
                                .policyArns(first(2))));
    }

    private static void refused(String words, ThrowingCallable call) {
        assertThatExceptionOfType(StsException.class)
                .isThrownBy(call)
                .withMessageContaining(words)
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError"))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
    }
}
