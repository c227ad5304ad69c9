package io.sallyport.token.aws;

import io.sallyport.contracts.Secret;
import io.sallyport.runtime.door.Row;
import io.sallyport.token.core.Client;
import io.sallyport.token.core.Page;
import io.sallyport.token.core.Pool;
import io.sallyport.token.service.Directory;
import io.sallyport.token.service.PoolLife;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolClientsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** Pools and their clients. */
record PoolRows(Rows rows, Directory directory, PoolLife life, InstantSource clock) {
    List<Row<?, ?>> all() {
        return List.of(
                rows.global("CreateUserPool", CreateUserPoolRequest.class, this::create),
                rows.global("ListUserPools", ListUserPoolsRequest.class, this::list),
                rows.admin(
                        "DescribeUserPool",
                        DescribeUserPoolRequest.class,
                        DescribeUserPoolRequest::userPoolId,
                        this::describe),
                rows.admin(
                        "UpdateUserPool", UpdateUserPoolRequest.class, UpdateUserPoolRequest::userPoolId, this::update),
                rows.admin(
                        "DeleteUserPool", DeleteUserPoolRequest.class, DeleteUserPoolRequest::userPoolId, this::delete),
                rows.admin(
                        "CreateUserPoolClient",
                        CreateUserPoolClientRequest.class,
                        CreateUserPoolClientRequest::userPoolId,
                        this::createClient),
                rows.admin(
                        "DescribeUserPoolClient",
                        DescribeUserPoolClientRequest.class,
                        DescribeUserPoolClientRequest::userPoolId,
                        this::describeClient),
                rows.admin(
                        "ListUserPoolClients",
                        ListUserPoolClientsRequest.class,
                        ListUserPoolClientsRequest::userPoolId,
                        this::listClients),
                rows.admin(
                        "UpdateUserPoolClient",
                        UpdateUserPoolClientRequest.class,
                        UpdateUserPoolClientRequest::userPoolId,
                        this::updateClient),
                rows.admin(
                        "DeleteUserPoolClient",
                        DeleteUserPoolClientRequest.class,
                        DeleteUserPoolClientRequest::userPoolId,
                        this::deleteClient));
    }

    private CreateUserPoolResponse create(CreateUserPoolRequest r) {
        var pool = life.create(r.poolName(), PoolShapes.settings(r));
        return CreateUserPoolResponse.builder().userPool(shape(pool)).build();
    }

    private UserPoolType shape(Pool pool) {
        var users = directory.users().count(pool.id()).await();
        return PoolShapes.shape(pool, directory.arn(pool.id()), users);
    }

    private DescribeUserPoolResponse describe(DescribeUserPoolRequest r) {
        return DescribeUserPoolResponse.builder()
                .userPool(shape(directory.pool(r.userPoolId())))
                .build();
    }

    private ListUserPoolsResponse list(ListUserPoolsRequest r) {
        int limit = Members.limit(r.maxResults());
        var found =
                directory.pools().page(Members.after(r.nextToken()), limit + 1).await();
        var page = Page.of(found, limit, Pool::id);
        return ListUserPoolsResponse.builder()
                .userPools(page.map(PoolShapes::description))
                .nextToken(page.next().orElse(null))
                .build();
    }

    private UpdateUserPoolResponse update(UpdateUserPoolRequest r) {
        life.update(r.userPoolId(), pool -> PoolShapes.changed(pool, r, clock.instant()));
        return UpdateUserPoolResponse.builder().build();
    }

    private DeleteUserPoolResponse delete(DeleteUserPoolRequest r) {
        life.delete(r.userPoolId());
        return DeleteUserPoolResponse.builder().build();
    }

    private CreateUserPoolClientResponse createClient(CreateUserPoolClientRequest r) {
        var pool = directory.pool(r.userPoolId());
        var client = life.createClient(pool, r.clientName(), secret(r), ClientShapes.settings(pool, r));
        return CreateUserPoolClientResponse.builder()
                .userPoolClient(ClientShapes.shape(client))
                .build();
    }

    private Optional<Secret> secret(CreateUserPoolClientRequest r) {
        return Boolean.TRUE.equals(r.generateSecret()) ? Optional.of(life.newSecret()) : Optional.empty();
    }

    private DescribeUserPoolClientResponse describeClient(DescribeUserPoolClientRequest r) {
        var access = directory.access(r.userPoolId(), r.clientId());
        return DescribeUserPoolClientResponse.builder()
                .userPoolClient(ClientShapes.shape(access.client()))
                .build();
    }

    private ListUserPoolClientsResponse listClients(ListUserPoolClientsRequest r) {
        var pool = directory.pool(r.userPoolId());
        int limit = Members.limit(r.maxResults());
        var found = directory
                .clients()
                .page(pool.id(), Members.after(r.nextToken()), limit + 1)
                .await();
        var page = Page.of(found, limit, Client::id);
        return ListUserPoolClientsResponse.builder()
                .userPoolClients(page.map(ClientShapes::description))
                .nextToken(page.next().orElse(null))
                .build();
    }

    private UpdateUserPoolClientResponse updateClient(UpdateUserPoolClientRequest r) {
        var pool = directory.pool(r.userPoolId());
        var client = life.updateClient(
                r.userPoolId(), r.clientId(), known -> ClientShapes.changed(pool, known, r, clock.instant()));
        return UpdateUserPoolClientResponse.builder()
                .userPoolClient(ClientShapes.shape(client))
                .build();
    }

    private DeleteUserPoolClientResponse deleteClient(DeleteUserPoolClientRequest r) {
        life.deleteClient(r.userPoolId(), r.clientId());
        return DeleteUserPoolClientResponse.builder().build();
    }
}
