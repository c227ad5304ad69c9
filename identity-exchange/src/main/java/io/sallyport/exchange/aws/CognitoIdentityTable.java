package io.sallyport.exchange.aws;

import io.sallyport.awswire.AwsService;
import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.exchange.core.IdentityPool;
import io.sallyport.exchange.service.EnhancedFlow;
import io.sallyport.exchange.service.IdentityBook;
import io.sallyport.exchange.service.Minted;
import io.sallyport.exchange.service.PoolBook;
import io.sallyport.runtime.bus.Call;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.door.Asked;
import io.sallyport.runtime.door.Proof;
import io.sallyport.runtime.door.Row;
import io.sallyport.runtime.door.ServiceTable;
import io.sallyport.runtime.room.Steps;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentitiesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentitiesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DeleteIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentitiesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentitiesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentityPoolsRequest;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentityPoolsResponse;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesRequest;
import software.amazon.awssdk.services.cognitoidentity.model.SetIdentityPoolRolesResponse;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolResponse;

/**
 * The operations of {@code cognito-identity} that are built.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitoidentity.html">Service
 *     Authorization Reference, "Amazon Cognito Identity"</a>
 */
public record CognitoIdentityTable(
        Deployment deployment, Steps steps, PoolBook pools, IdentityBook identities, EnhancedFlow flow) {

    public ServiceTable table() {
        return new ServiceTable(
                AwsService.COGNITO_IDENTITY,
                List.of(
                        row("GetId", Proof.none(), GetIdRequest.class, this::id),
                        row(
                                "GetCredentialsForIdentity",
                                Proof.none(),
                                GetCredentialsForIdentityRequest.class,
                                this::credentials),
                        row(
                                "CreateIdentityPool",
                                any("CreateIdentityPool"),
                                CreateIdentityPoolRequest.class,
                                this::create),
                        row(
                                "DescribeIdentityPool",
                                onPool("DescribeIdentityPool", DescribeIdentityPoolRequest::identityPoolId),
                                DescribeIdentityPoolRequest.class,
                                asked -> PoolShapes.described(
                                        pools.find(asked.input().identityPoolId()))),
                        row(
                                "UpdateIdentityPool",
                                onPool("UpdateIdentityPool", UpdateIdentityPoolRequest::identityPoolId),
                                UpdateIdentityPoolRequest.class,
                                this::update),
                        row(
                                "DeleteIdentityPool",
                                onPool("DeleteIdentityPool", DeleteIdentityPoolRequest::identityPoolId),
                                DeleteIdentityPoolRequest.class,
                                this::delete),
                        row("ListIdentityPools", any("ListIdentityPools"), ListIdentityPoolsRequest.class, this::list),
                        row(
                                "SetIdentityPoolRoles",
                                onPool("SetIdentityPoolRoles", SetIdentityPoolRolesRequest::identityPoolId)
                                        .passing("cognito-identity.amazonaws.com", this::handedOver),
                                SetIdentityPoolRolesRequest.class,
                                this::setRoles),
                        row(
                                "GetIdentityPoolRoles",
                                onPool("GetIdentityPoolRoles", GetIdentityPoolRolesRequest::identityPoolId),
                                GetIdentityPoolRolesRequest.class,
                                asked -> roles(pools.find(asked.input().identityPoolId()))),
                        row(
                                "DescribeIdentity",
                                any("DescribeIdentity"),
                                DescribeIdentityRequest.class,
                                asked -> PoolShapes.described(
                                        identities.find(asked.input().identityId()))),
                        row(
                                "ListIdentities",
                                onPool("ListIdentities", ListIdentitiesRequest::identityPoolId),
                                ListIdentitiesRequest.class,
                                this::listIdentities),
                        row(
                                "DeleteIdentities",
                                any("DeleteIdentities"),
                                DeleteIdentitiesRequest.class,
                                this::deleteIdentities)),
                CognitoIdentityErrors::of);
    }

    private <I extends SdkPojo, O extends SdkPojo> Row<I, O> row(
            String name, Proof<I> proof, Class<I> input, Function<Asked<I>, O> answer) {
        Call<Asked<I>, O> call = asked -> steps.run(() -> answer.apply(asked));
        return new Row<>(name, proof, input, call);
    }

    private static <I> Proof<I> any(String action) {
        return Proof.signed("cognito-identity:" + action);
    }

    private <I> Proof<I> onPool(String action, Function<I, String> poolId) {
        return Proof.signed(
                "cognito-identity:" + action,
                input -> deployment.arn("cognito-identity", "identitypool/" + poolId.apply(input)));
    }

    private GetIdResponse id(Asked<GetIdRequest> asked) {
        var input = asked.input();
        if (input.accountId() != null && !input.accountId().equals(deployment.accountId())) {
            throw new Refusal(
                    ExchangeFailure.POOL_NOT_FOUND, "IdentityPool '" + input.identityPoolId() + "' not found.");
        }
        var identity = flow.identity(input.identityPoolId(), input.logins());
        return GetIdResponse.builder().identityId(identity.id()).build();
    }

    private GetCredentialsForIdentityResponse credentials(Asked<GetCredentialsForIdentityRequest> asked) {
        var input = asked.input();
        var minted = flow.credentials(
                input.identityId(), input.logins(), Optional.ofNullable(input.customRoleArn()), asked.http());
        return told(input.identityId(), minted);
    }

    private static GetCredentialsForIdentityResponse told(String identityId, Minted minted) {
        var session = minted.session();
        return GetCredentialsForIdentityResponse.builder()
                .identityId(identityId)
                .credentials(c -> c.accessKeyId(session.accessKeyId())
                        .secretKey(session.secret().reveal())
                        .sessionToken(minted.token())
                        .expiration(session.expiresAt()))
                .build();
    }

    private CreateIdentityPoolResponse create(Asked<CreateIdentityPoolRequest> asked) {
        return PoolShapes.created(pools.create(PoolShapes.settings(asked.input())));
    }

    private UpdateIdentityPoolResponse update(Asked<UpdateIdentityPoolRequest> asked) {
        var id = asked.input().identityPoolId();
        var settings = PoolShapes.settings(asked.input(), pools.find(id).settings());
        return PoolShapes.updated(pools.settings(id, settings));
    }

    private DeleteIdentityPoolResponse delete(Asked<DeleteIdentityPoolRequest> asked) {
        pools.remove(asked.input().identityPoolId());
        return DeleteIdentityPoolResponse.builder().build();
    }

    private ListIdentityPoolsResponse list(Asked<ListIdentityPoolsRequest> asked) {
        int most = asked.input().maxResults();
        var after = Optional.ofNullable(asked.input().nextToken()).orElse("");
        var page = pools.page(after, most + 1);
        var shown = page.stream().limit(most).toList();
        var answer = ListIdentityPoolsResponse.builder()
                .identityPools(shown.stream().map(PoolShapes::brief).toList());
        return (page.size() > most ? answer.nextToken(shown.getLast().id()) : answer).build();
    }

    private List<String> handedOver(SetIdentityPoolRolesRequest input) {
        return RoleShapes.roles(input, deployment.accountId()).all().toList();
    }

    private SetIdentityPoolRolesResponse setRoles(Asked<SetIdentityPoolRolesRequest> asked) {
        pools.roles(asked.input().identityPoolId(), RoleShapes.roles(asked.input(), deployment.accountId()));
        return SetIdentityPoolRolesResponse.builder().build();
    }

    private static software.amazon.awssdk.services.cognitoidentity.model.GetIdentityPoolRolesResponse roles(
            IdentityPool pool) {
        return RoleShapes.told(pool.id(), pool.roles());
    }

    private ListIdentitiesResponse listIdentities(Asked<ListIdentitiesRequest> asked) {
        int most = asked.input().maxResults();
        var pool = pools.find(asked.input().identityPoolId());
        var after = Optional.ofNullable(asked.input().nextToken()).orElse("");
        var page = identities.page(pool.id(), after, most + 1);
        var shown = page.stream().limit(most).toList();
        var answer = ListIdentitiesResponse.builder()
                .identityPoolId(pool.id())
                .identities(shown.stream().map(PoolShapes::brief).toList());
        return (page.size() > most ? answer.nextToken(shown.getLast().id()) : answer).build();
    }

    private DeleteIdentitiesResponse deleteIdentities(Asked<DeleteIdentitiesRequest> asked) {
        asked.input().identityIdsToDelete().forEach(identities::remove);
        return DeleteIdentitiesResponse.builder().build();
    }
}
