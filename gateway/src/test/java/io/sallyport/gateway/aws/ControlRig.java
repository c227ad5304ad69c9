package io.sallyport.gateway.aws;

import io.sallyport.awswire.Codec;
import io.sallyport.awswire.Limits;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.PolicyFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.definition.HttpDefinition;
import io.sallyport.gateway.definition.RestDefinition;
import io.sallyport.gateway.openapi.OpenApi;
import io.sallyport.gateway.routes.CompiledApi;
import io.sallyport.gateway.routes.Published;
import io.sallyport.gateway.service.Desk;
import io.sallyport.gateway.service.Ids;
import io.sallyport.gateway.service.PublicationSource;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.door.Door;
import io.sallyport.runtime.door.Guard;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.sql.Database;
import io.sallyport.runtime.trust.Caller;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;

/** The control plane between an unmodified SDK client and a database, and a data node that asks what is published. */
final class ControlRig {
    static final Deployment DEPLOYMENT =
            new Deployment("123456789012", "us-east-1", List.of("localhost"), "https://localhost:8443");
    static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    final List<String> judged = new ArrayList<>();
    Set<String> denied = Set.of();
    boolean known = true;
    final PublicationSource source;
    final Published node = new Published(DEPLOYMENT);
    final ApiGatewayClient rest;
    final ApiGatewayV2Client http;
    int news;

    ControlRig(Vertx vertx, Database database) {
        source = new PublicationSource(database);
        var ids = new Ids(new SecureRandom());
        var account = DEPLOYMENT.accountId();
        var restDesk = new Desk<>(Kind.REST, RestDefinition.class, database, account, ids, () -> NOW, this::told);
        var httpDesk = new Desk<>(Kind.HTTP, HttpDefinition.class, database, account, ids, () -> NOW, this::told);
        var tables = List.of(
                new RestTable(vertx, DEPLOYMENT.region(), restDesk, new OpenApi(ids)).table(),
                new HttpTable(vertx, DEPLOYMENT, httpDesk, new OpenApi(ids)).table());
        var loopback = new Loopback(new Door(new Watched(), new Codec(Limits.STANDARD), tables));
        rest = loopback.client(ApiGatewayClient.builder());
        http = loopback.client(ApiGatewayV2Client.builder());
    }

    private Future<Void> told() {
        news++;
        return Future.succeededFuture();
    }

    /** What the data node serves after asking once. */
    Optional<CompiledApi> served(String apiId, String stage) {
        node.take(source.with(node.epoch()).await());
        return node.find(apiId, stage);
    }

    /** Knows everybody or nobody, and denies what it is told to. */
    private final class Watched implements Guard {
        @Override
        public Future<Caller> authenticate(Inbound request, String service) {
            return known
                    ? Future.succeededFuture(CALLER)
                    : Future.failedFuture(new Refusal(GatewayFailure.NO_CREDENTIAL, "no credential"));
        }

        @Override
        public Future<Void> authorize(
                Caller caller, Inbound request, String action, String resource, Map<String, List<String>> context) {
            var question = action + " " + resource;
            judged.add(question);
            return denied.contains(question)
                    ? Future.failedFuture(new Refusal(PolicyFailure.DENIED, "User is not authorized: " + question))
                    : Future.succeededFuture();
        }
    }

    private static final Caller CALLER = new Caller(
            Caller.Kind.ROOT,
            "arn:aws:iam::123456789012:root",
            "123456789012",
            "123456789012",
            "arn:aws:iam::123456789012:root",
            "AKIDTEST",
            Optional.empty());
}
