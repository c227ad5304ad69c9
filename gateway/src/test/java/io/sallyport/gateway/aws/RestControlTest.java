package io.sallyport.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sallyport.gateway.core.Route;
import io.sallyport.gateway.openapi.Documented;
import io.sallyport.gateway.store.Stages;
import io.sallyport.runtime.sql.Rows;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.apigateway.model.PutMode;

@ParameterizedClass
@EnumSource(Product.class)
class RestControlTest extends Controlled {
    private String imported(String document) {
        return rig.rest
                .importRestApi(i -> i.body(SdkBytes.fromUtf8String(document)))
                .id();
    }

    private String example() {
        return rig.rest
                .importRestApi(i -> i.body(SdkBytes.fromByteArray(Documented.example("openapi.yaml")))
                        .failOnWarnings(true))
                .id();
    }

    private Route route(String apiId, String stage, String method, String path) {
        return served(apiId, stage, method, path).orElseThrow();
    }

    @Test
    void an_imported_document_is_live_once_its_deployment_is_acknowledged() {
        var id = example();
        assertThat(rig.served(id, "test")).isEmpty();

        var made = rig.rest.createDeployment(d -> d.restApiId(id).stageName("test"));

        assertThat(made.id()).hasSize(10);
        assertThat(made.sdkHttpResponse().statusCode()).isEqualTo(201);
        assertThat(route(id, "test", "GET", "/pets").access()).isInstanceOf(Route.Access.Iam.class);
        assertThat(route(id, "test", "GET", "/token/pets").access()).isInstanceOf(Route.Access.Authorized.class);
        assertThat(route(id, "test", "GET", "/health").access()).isInstanceOf(Route.Access.Open.class);
        assertThat(rig.news).isPositive();
    }

    @Test
    void an_api_is_answered_as_the_service_answers_it() {
        var made = rig.rest.importRestApi(i -> i.body(SdkBytes.fromUtf8String(PETS)));

        assertThat(made.sdkHttpResponse().statusCode()).isEqualTo(201);
        assertThat(made.id()).matches("[a-z0-9]{10}");
        assertThat(made.name()).isEqualTo("pets");
        assertThat(made.createdDate()).isEqualTo(ControlRig.NOW);
        assertThat(made.rootResourceId()).hasSize(10);
        assertThat(made.apiKeySourceAsString()).isEqualTo("HEADER");
        var got = rig.rest.getRestApi(g -> g.restApiId(made.id()));
        assertThat(got.rootResourceId()).isEqualTo(made.rootResourceId());
        assertThat(rig.rest.getRestApis().items())
                .singleElement()
                .satisfies(api -> assertThat(api.id()).isEqualTo(made.id()));
    }

    @Test
    void what_is_not_there_is_named_as_the_service_names_it() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> rig.rest.getRestApi(g -> g.restApiId("abc")))
                .withMessageContaining("Invalid API identifier specified 123456789012:abc")
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(404));
        var id = imported(PETS);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> rig.rest.getStage(g -> g.restApiId(id).stageName("none")))
                .withMessageContaining("Invalid stage identifier specified");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() ->
                        rig.rest.createStage(c -> c.restApiId(id).stageName("s").deploymentId("none")))
                .withMessageContaining("Invalid Deployment identifier specified");
    }

    @Test
    void a_broken_document_changes_nothing() {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> imported("openapi: 3.0.1\ninfo: {title: a}\npaths: {bad: {get: {}}}"))
                .withMessageContaining("'bad' is no path");
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> rig.rest.importRestApi(
                        i -> i.failOnWarnings(true).body(SdkBytes.fromUtf8String(PETS + "security: [{a: []}]\n"))))
                .withMessageContaining("Warnings found during import");
        assertThat(rig.rest.getRestApis().items()).isEmpty();
    }

    @Test
    void an_unfinished_api_is_not_deployed() {
        var id = imported("openapi: 3.0.1\ninfo: {title: a}\npaths: {/pets: {get: {}}}");
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> rig.rest.createDeployment(d -> d.restApiId(id).stageName("test")))
                .withMessageContaining("No integration defined for method");
        var empty = rig.rest.createRestApi(c -> c.name("empty")).id();
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(
                        () -> rig.rest.createDeployment(d -> d.restApiId(empty).stageName("test")))
                .withMessageContaining("The REST API doesn't contain any methods");
        assertThat(rig.served(id, "test")).isEmpty();
    }

    @Test
    void a_deployment_is_frozen_until_the_next() {
        var id = imported(PETS);
        rig.rest.createDeployment(d -> d.restApiId(id).stageName("test"));

        rig.rest.putRestApi(p ->
                p.restApiId(id).mode(PutMode.OVERWRITE).body(SdkBytes.fromUtf8String(PETS.replace("/pets", "/dogs"))));

        assertThat(serves(id, "test", "/pets")).isTrue();
        rig.rest.createDeployment(d -> d.restApiId(id).stageName("test"));
        assertThat(serves(id, "test", "/pets")).isFalse();
        assertThat(serves(id, "test", "/dogs")).isTrue();
    }

    @Test
    void a_stage_goes_back_to_an_older_deployment_and_keeps_its_variables() {
        var id = imported(PETS);
        var first = rig.rest
                .createDeployment(d -> d.restApiId(id).stageName("test").variables(Map.of("colour", "blue")))
                .id();
        rig.rest.putRestApi(p ->
                p.restApiId(id).mode(PutMode.OVERWRITE).body(SdkBytes.fromUtf8String(PETS.replace("/pets", "/dogs"))));
        rig.rest.createDeployment(d -> d.restApiId(id).stageName("test"));

        var stage = rig.rest.updateStage(u -> u.restApiId(id)
                .stageName("test")
                .patchOperations(
                        PatchOperation.builder()
                                .op(Op.REPLACE)
                                .path("/deploymentId")
                                .value(first)
                                .build(),
                        PatchOperation.builder()
                                .op(Op.ADD)
                                .path("/variables/size")
                                .value("big")
                                .build()));

        assertThat(stage.deploymentId()).isEqualTo(first);
        assertThat(serves(id, "test", "/pets")).isTrue();
        assertThat(rig.served(id, "test").orElseThrow().definition().stageVariables())
                .containsOnly(Map.entry("colour", "blue"), Map.entry("size", "big"));
    }

    @Test
    void a_flush_raises_the_epoch_that_is_part_of_every_cache_key() {
        var id = imported(PETS);
        rig.rest.createDeployment(d -> d.restApiId(id).stageName("test"));
        long before = rig.served(id, "test").orElseThrow().definition().cacheEpoch();

        rig.rest.flushStageAuthorizersCache(f -> f.restApiId(id).stageName("test"));

        long flushed = rig.served(id, "test").orElseThrow().definition().cacheEpoch();
        assertThat(flushed).isGreaterThan(before);
        rig.rest.deleteStage(d -> d.restApiId(id).stageName("test"));
        rig.rest.createDeployment(d -> d.restApiId(id).stageName("test"));
        assertThat(rig.served(id, "test").orElseThrow().definition().cacheEpoch())
                .as("of a new stage with an old name")
                .isGreaterThan(flushed);
    }

    @Test
    void what_is_deleted_is_no_longer_served() {
        var id = imported(PETS);
        var deployment =
                rig.rest.createDeployment(d -> d.restApiId(id).stageName("a")).id();
        rig.rest.createStage(c -> c.restApiId(id).stageName("b").deploymentId(deployment));
        assertThat(serves(id, "a", "/pets") && serves(id, "b", "/pets")).isTrue();
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> rig.rest.deleteDeployment(d -> d.restApiId(id).deploymentId(deployment)))
                .withMessageContaining("Active stages pointing to this deployment must be moved or deleted");
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() ->
                        rig.rest.createStage(c -> c.restApiId(id).stageName("b").deploymentId(deployment)))
                .withMessageContaining("Stage already exists");

        rig.rest.deleteStage(d -> d.restApiId(id).stageName("a"));
        assertThat(rig.served(id, "a")).isEmpty();
        assertThat(rig.served(id, "b")).isPresent();
        rig.rest.deleteRestApi(d -> d.restApiId(id));
        assertThat(rig.served(id, "b")).isEmpty();
        assertThat(rig.rest.getRestApis().items()).isEmpty();
    }

    @Test
    void withdrawals_of_long_ago_are_forgotten_and_who_missed_them_takes_everything_anew() {
        var id = imported(PETS);
        for (var stage : List.of("a", "b", "c")) {
            rig.rest.createDeployment(d -> d.restApiId(id).stageName(stage));
        }
        assertThat(serves(id, "a", "/pets") && serves(id, "b", "/pets")).isTrue();
        rig.rest.deleteStage(d -> d.restApiId(id).stageName("a"));
        database.write(sql -> sql.query("UPDATE epoch SET newest = newest + " + (Stages.REMEMBERED - 1))
                        .execute())
                .await();
        rig.rest.deleteStage(d -> d.restApiId(id).stageName("b"));

        assertThat(withdrawn()).containsExactly("b");
        assertThat(rig.served(id, "a")).isEmpty();
        assertThat(rig.served(id, "b")).isEmpty();
        assertThat(rig.served(id, "c")).isPresent();
    }

    private List<String> withdrawn() {
        return database.read(sql -> sql.query("SELECT stage FROM withdrawn")
                        .execute()
                        .map(rows -> Rows.list(rows, row -> row.getString("stage"))))
                .await();
    }

    @Test
    void a_node_that_starts_late_finds_everything_that_is_published() {
        var id = imported(PETS);
        rig.rest.createDeployment(d -> d.restApiId(id).stageName("a"));
        rig.rest.createDeployment(d -> d.restApiId(id).stageName("b"));
        rig.rest.deleteStage(d -> d.restApiId(id).stageName("a"));

        var all = rig.source.with(-1L).await();

        assertThat(all.published())
                .singleElement()
                .satisfies(api -> assertThat(api.stage()).isEqualTo("b"));
        assertThat(rig.source.with(all.epoch()).await().published())
                .as("nothing is told twice")
                .isEmpty();
    }

    @Test
    void lists_come_in_pages() {
        for (int i = 0; i < 3; i++) {
            imported(PETS);
        }

        var first = rig.rest.getRestApis(g -> g.limit(2));
        var second = rig.rest.getRestApis(g -> g.limit(2).position(first.position()));

        assertThat(first.items()).hasSize(2);
        assertThat(second.items()).hasSize(1);
        assertThat(second.position()).isNull();
    }

    @Test
    void name_and_description_are_patched_and_other_paths_refused() {
        var id = imported(PETS);

        var updated = rig.rest.updateRestApi(u -> u.restApiId(id)
                .patchOperations(
                        PatchOperation.builder()
                                .op(Op.REPLACE)
                                .path("/name")
                                .value("dogs")
                                .build(),
                        PatchOperation.builder()
                                .op(Op.REPLACE)
                                .path("/description")
                                .value("d")
                                .build()));

        assertThat(updated.name()).isEqualTo("dogs");
        assertThat(updated.description()).isEqualTo("d");
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> rig.rest.updateRestApi(u -> u.restApiId(id)
                        .patchOperations(PatchOperation.builder()
                                .op(Op.REPLACE)
                                .path("/wrong")
                                .value("x")
                                .build())))
                .withMessageContaining("Invalid patch path /wrong");
    }

    @Test
    void a_document_without_a_title_names_no_new_api_and_leaves_an_old_one_its_name() {
        var id = imported(PETS);
        var untitled = SdkBytes.fromUtf8String(PETS.replace("title: pets, ", ""));

        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> rig.rest.importRestApi(i -> i.body(untitled)))
                .withMessageContaining("info.title, the API's name, is missing");
        assertThat(rig.rest
                        .putRestApi(p -> p.restApiId(id).mode(PutMode.OVERWRITE).body(untitled))
                        .name())
                .isEqualTo("pets");
    }

    @Test
    void members_that_are_not_built_are_refused_by_name() {
        var id = imported(PETS);
        assertThatExceptionOfType(ApiGatewayException.class)
                .isThrownBy(() -> rig.rest.createDeployment(
                        d -> d.restApiId(id).stageName("s").tracingEnabled(true)))
                .withMessageContaining("tracingEnabled is not built yet");
        assertThatExceptionOfType(ApiGatewayException.class)
                .isThrownBy(() -> rig.rest.putRestApi(
                        p -> p.restApiId(id).mode(PutMode.MERGE).body(SdkBytes.fromUtf8String(PETS))))
                .withMessageContaining("mode merge is not built yet");
        assertThatExceptionOfType(ApiGatewayException.class)
                .isThrownBy(() -> rig.rest.createRestApi(c -> c.name("x").disableExecuteApiEndpoint(true)))
                .withMessageContaining("disableExecuteApiEndpoint is not built yet");
    }

    @Test
    void every_call_is_judged_by_its_verb_and_its_path() {
        var id = imported(PETS);
        var deployment =
                rig.rest.createDeployment(d -> d.restApiId(id).stageName("s")).id();
        rig.rest.getDeployment(g -> g.restApiId(id).deploymentId(deployment));
        rig.rest.flushStageAuthorizersCache(f -> f.restApiId(id).stageName("s"));

        var api = " arn:aws:apigateway:us-east-1::/restapis";
        assertThat(rig.judged)
                .containsExactly(
                        "apigateway:POST" + api,
                        "apigateway:POST" + api + "/" + id + "/deployments",
                        "apigateway:GET" + api + "/" + id + "/deployments/" + deployment,
                        "apigateway:DELETE" + api + "/" + id + "/stages/s/cache/authorizers");
    }

    @Test
    void who_may_not_changes_nothing() {
        var id = imported(PETS);
        rig.denied = Set.of("apigateway:POST arn:aws:apigateway:us-east-1::/restapis/" + id + "/deployments");

        assertThatExceptionOfType(ApiGatewayException.class)
                .isThrownBy(() -> rig.rest.createDeployment(d -> d.restApiId(id).stageName("s")))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(403));

        rig.known = false;
        assertThatExceptionOfType(ApiGatewayException.class)
                .isThrownBy(() -> rig.rest.deleteRestApi(d -> d.restApiId(id)))
                .satisfies(e -> assertThat(e.statusCode()).isEqualTo(403));
        rig.known = true;
        assertThat(rig.rest.getRestApi(g -> g.restApiId(id)).id()).isEqualTo(id);
        assertThat(rig.served(id, "s")).isEmpty();
    }
}
