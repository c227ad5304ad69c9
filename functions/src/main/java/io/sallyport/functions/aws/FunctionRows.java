package io.sallyport.functions.aws;

import static io.sallyport.functions.aws.Members.given;

import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.functions.core.FunctionRef;
import io.sallyport.functions.core.FunctionVersion;
import io.sallyport.functions.service.Catalog;
import io.sallyport.runtime.door.Proof;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionRequest;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;

/** Making, showing, changing and removing functions. */
final class FunctionRows {
    private static final int PAGE = 50;
    private static final int NO_CONTENT = 204;
    private static final String TO = "lambda.amazonaws.com";

    private final Catalog catalog;
    private final Configurations configurations;
    private final FunctionRef.Home home;

    FunctionRows(Catalog catalog, Configurations configurations, FunctionRef.Home home) {
        this.catalog = catalog;
        this.configurations = configurations;
        this.home = home;
    }

    List<Row<?, ?>> rows() {
        return List.of(
                new Row<>(
                        "CreateFunction",
                        this.<CreateFunctionRequest>on("CreateFunction", this::created)
                                .passing(TO, input -> List.of(input.role())),
                        CreateFunctionRequest.class,
                        asked -> create(asked.input())),
                new Row<>(
                        "GetFunction",
                        on("GetFunction", this::got),
                        GetFunctionRequest.class,
                        asked -> get(asked.input())),
                new Row<>(
                        "GetFunctionConfiguration",
                        on("GetFunctionConfiguration", this::got),
                        GetFunctionConfigurationRequest.class,
                        asked -> get(asked.input())),
                new Row<>(
                        "ListFunctions",
                        Proof.signed("lambda:ListFunctions"),
                        ListFunctionsRequest.class,
                        asked -> list(asked.input())),
                new Row<>(
                        "UpdateFunctionCode",
                        on("UpdateFunctionCode", this::updated),
                        UpdateFunctionCodeRequest.class,
                        asked -> update(asked.input())),
                new Row<>(
                        "UpdateFunctionConfiguration",
                        this.<UpdateFunctionConfigurationRequest>on("UpdateFunctionConfiguration", this::updated)
                                .passing(TO, this::handedOver),
                        UpdateFunctionConfigurationRequest.class,
                        asked -> update(asked.input())),
                new Row<>(
                        "DeleteFunction",
                        on("DeleteFunction", this::deleted),
                        DeleteFunctionRequest.class,
                        asked -> delete(asked.input())),
                new Row<>(
                        "PublishVersion",
                        on("PublishVersion", this::published),
                        PublishVersionRequest.class,
                        asked -> publish(asked.input())),
                new Row<>(
                        "ListVersionsByFunction",
                        on("ListVersionsByFunction", this::listed),
                        ListVersionsByFunctionRequest.class,
                        asked -> versions(asked.input())));
    }

    private List<String> handedOver(UpdateFunctionConfigurationRequest input) {
        return given(input.role()).stream().toList();
    }

    private <I> Proof<I> on(String operation, Function<I, FunctionRef> named) {
        return Proof.signed("lambda:" + operation, input -> named.apply(input).arn(home));
    }

    private FunctionRef ref(String name, @Nullable String qualifier) {
        return FunctionRef.parse(name, given(qualifier), home);
    }

    private FunctionRef created(CreateFunctionRequest input) {
        return ref(input.functionName(), null);
    }

    private FunctionRef got(GetFunctionRequest input) {
        return ref(input.functionName(), input.qualifier());
    }

    private FunctionRef got(GetFunctionConfigurationRequest input) {
        return ref(input.functionName(), input.qualifier());
    }

    private FunctionRef updated(UpdateFunctionCodeRequest input) {
        return ref(input.functionName(), null);
    }

    private FunctionRef updated(UpdateFunctionConfigurationRequest input) {
        return ref(input.functionName(), null);
    }

    private FunctionRef deleted(DeleteFunctionRequest input) {
        return ref(input.functionName(), input.qualifier());
    }

    private FunctionRef published(PublishVersionRequest input) {
        return ref(input.functionName(), null);
    }

    private FunctionRef listed(ListVersionsByFunctionRequest input) {
        return ref(input.functionName(), null);
    }

    private Future<CreateFunctionResponse> create(CreateFunctionRequest input) {
        var ref = created(input);
        if (ref.qualifier().isPresent()) {
            throw new Refusal(
                    FunctionFailure.INVALID_PARAMETER,
                    "a function is made without a qualifier, not as " + ref.arn(home));
        }
        return catalog.create(ref.name(), Requests.draft(input), Requests.zip(input))
                .compose(first -> publishedToo(first, input.publish()))
                .map(shown -> Configurations.copied(shown, CreateFunctionResponse.builder())
                        .build());
    }

    private Future<FunctionConfiguration> publishedToo(FunctionVersion version, @Nullable Boolean wanted) {
        if (!Members.yes(wanted)) {
            return Future.succeededFuture(configurations.shown(version));
        }
        var ref = new FunctionRef(version.name(), Optional.empty());
        return catalog.publish(ref, Optional.empty(), Optional.empty(), Optional.empty())
                .map(configurations::shown);
    }

    private Future<GetFunctionResponse> get(GetFunctionRequest input) {
        var ref = got(input);
        return catalog.get(ref)
                .map(version -> GetFunctionResponse.builder()
                        .configuration(configurations.shown(version, ref.qualifier()))
                        .code(code -> code.repositoryType("S3"))
                        .build());
    }

    private Future<GetFunctionConfigurationResponse> get(GetFunctionConfigurationRequest input) {
        var ref = got(input);
        return catalog.get(ref)
                .map(version -> configurations.shown(version, ref.qualifier()))
                .map(shown -> Configurations.copied(shown, GetFunctionConfigurationResponse.builder())
                        .build());
    }

    private Future<ListFunctionsResponse> list(ListFunctionsRequest input) {
        Members.only(input, Set.of("Marker", "MaxItems"));
        int most = Math.min(PAGE, given(input.maxItems()).orElse(PAGE));
        return catalog.latest(given(input.marker()).orElse(""), most + 1).map(found -> {
            var page = found.subList(0, Math.min(most, found.size()));
            var answer = ListFunctionsResponse.builder()
                    .functions(page.stream().map(configurations::shown).toList());
            return (found.size() > most ? answer.nextMarker(page.getLast().name()) : answer).build();
        });
    }

    private Future<ListVersionsByFunctionResponse> versions(ListVersionsByFunctionRequest input) {
        int most = Math.min(PAGE, given(input.maxItems()).orElse(PAGE));
        return catalog.versions(listed(input), after(given(input.marker())), most + 1)
                .map(found -> {
                    var page = found.subList(0, Math.min(most, found.size()));
                    var answer = ListVersionsByFunctionResponse.builder()
                            .versions(page.stream()
                                    .map(one -> configurations.shown(one, Optional.of(one.version())))
                                    .toList());
                    return (found.size() > most
                                    ? answer.nextMarker(
                                            String.valueOf(page.getLast().number()))
                                    : answer)
                            .build();
                });
    }

    private static long after(Optional<String> marker) {
        if (marker.isPresent() && !marker.get().matches("\\d{1,18}")) {
            throw new Refusal(FunctionFailure.INVALID_PARAMETER, "Marker must be one that an earlier answer gave");
        }
        return marker.map(Long::parseLong).orElse(-1L);
    }

    private Future<UpdateFunctionCodeResponse> update(UpdateFunctionCodeRequest input) {
        var zip = Requests.zip(input);
        boolean dryRun = Members.yes(input.dryRun());
        return catalog.updateCode(updated(input), zip, given(input.revisionId()), dryRun)
                .compose(version -> publishedToo(version, !dryRun && Members.yes(input.publish())))
                .map(shown -> Configurations.copied(shown, UpdateFunctionCodeResponse.builder())
                        .build());
    }

    private Future<UpdateFunctionConfigurationResponse> update(UpdateFunctionConfigurationRequest input) {
        return catalog.configure(updated(input), given(input.revisionId()), before -> Requests.changed(input, before))
                .map(configurations::shown)
                .map(shown -> Configurations.copied(shown, UpdateFunctionConfigurationResponse.builder())
                        .build());
    }

    private Future<DeleteFunctionResponse> delete(DeleteFunctionRequest input) {
        return catalog.delete(deleted(input))
                .map(done ->
                        DeleteFunctionResponse.builder().statusCode(NO_CONTENT).build());
    }

    private Future<PublishVersionResponse> publish(PublishVersionRequest input) {
        Members.only(input, Set.of("FunctionName", "CodeSha256", "Description", "RevisionId"));
        return catalog.publish(
                        published(input),
                        given(input.description()),
                        given(input.revisionId()),
                        given(input.codeSha256()))
                .map(configurations::shown)
                .map(shown -> Configurations.copied(shown, PublishVersionResponse.builder())
                        .build());
    }
}
