package io.sallyport.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.cognitoidentity.model.AmbiguousRoleResolutionType;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMapping;
import software.amazon.awssdk.services.cognitoidentity.model.RoleMappingType;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoolAdministrationTest {
    private Pools pools;

    @BeforeAll
    void open() {
        pools = new Pools();
    }

    @AfterAll
    void close() {
        pools.close();
    }

    @Test
    void whoever_gives_a_pool_a_role_must_be_allowed_to_pass_it() {
        var pool = pools.open(false);
        var carol = pools.house.admin(Pools.NO_PASS_ROLE);

        assertThat(carol.describeIdentityPool(d -> d.identityPoolId(pool)).identityPoolName())
                .isEqualTo("visitors");
        assertThatExceptionOfType(CognitoIdentityException.class)
                .isThrownBy(() -> carol.setIdentityPoolRoles(r ->
                        r.identityPoolId(pool).roles(Map.of("authenticated", Ledger.roleArn(Pools.guestRole(pool))))))
                .withMessageContaining("is not authorized to perform: iam:PassRole");
    }

    @Test
    void administering_pools_demands_a_signature() {
        assertThatExceptionOfType(CognitoIdentityException.class)
                .isThrownBy(() -> pools.visitor.listIdentityPools(l -> l.maxResults(1)))
                .satisfies(e ->
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("MissingAuthenticationTokenException"));
    }

    @Test
    void pools_are_kept_as_they_were_set_and_go_with_their_identities() {
        var pool = pools.open(false);
        var identity = pools.id(pool, pools.login(Pools.someone()));

        var described = pools.admin.describeIdentityPool(d -> d.identityPoolId(pool));
        assertThat(described.cognitoIdentityProviders())
                .extracting(CognitoIdentityProvider::providerName)
                .containsExactly(pools.people.alias(), pools.staff.alias());
        assertThat(pools.admin
                        .listIdentities(l -> l.identityPoolId(pool).maxResults(1))
                        .identities())
                .extracting(one -> one.identityId())
                .containsExactly(identity);

        pools.admin.deleteIdentityPool(d -> d.identityPoolId(pool));

        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> pools.admin.describeIdentityPool(d -> d.identityPoolId(pool)));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> pools.admin.describeIdentity(d -> d.identityId(identity)));
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> pools.id(pool, pools.login(Pools.someone())));
    }

    @Test
    void pages_of_identities_end() {
        var pool = pools.open(true);
        var ids = Stream.generate(() -> pools.id(pool, Map.of())).limit(3).toList();

        var first = pools.admin.listIdentities(l -> l.identityPoolId(pool).maxResults(2));
        var second = pools.admin.listIdentities(
                l -> l.identityPoolId(pool).maxResults(2).nextToken(first.nextToken()));

        assertThat(first.identities()).hasSize(2);
        assertThat(second.identities()).hasSize(1);
        assertThat(second.nextToken()).isNull();
        pools.admin.deleteIdentities(d -> d.identityIdsToDelete(ids));
        assertThat(pools.admin
                        .listIdentities(l -> l.identityPoolId(pool).maxResults(2))
                        .identities())
                .isEmpty();
    }

    @Test
    void what_is_not_built_is_refused_by_name() {
        assertThatThrownBy(() -> pools.admin.createIdentityPool(p -> p.identityPoolName("x")
                        .allowUnauthenticatedIdentities(false)
                        .developerProviderName("mine")))
                .hasMessageContaining("DeveloperProviderName is not built yet");
        assertThatThrownBy(() -> pools.visitor.getOpenIdToken(
                        g -> g.identityId("us-east-1:00000000-0000-0000-0000-000000000000")))
                .hasMessageContaining("GetOpenIdToken is not built yet");
    }

    @Test
    void a_mapping_that_says_nothing_is_refused() {
        var pool = pools.open(false);
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> pools.admin.setIdentityPoolRoles(r -> r.identityPoolId(pool)
                        .roles(Map.of())
                        .roleMappings(Map.of(
                                "p",
                                RoleMapping.builder()
                                        .type(RoleMappingType.RULES)
                                        .ambiguousRoleResolution(AmbiguousRoleResolutionType.DENY)
                                        .build()))));
        assertThatExceptionOfType(InvalidParameterException.class)
                .isThrownBy(() -> pools.admin.setIdentityPoolRoles(r -> r.identityPoolId(pool)
                        .roles(Map.of("authenticated", "arn:aws:iam::999999999999:role/theirs"))));
    }
}
