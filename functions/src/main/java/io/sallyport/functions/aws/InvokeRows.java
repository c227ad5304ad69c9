package io.sallyport.functions.aws;

import static io.sallyport.functions.aws.Members.given;

import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.functions.core.FunctionRef;
import io.sallyport.functions.core.Permission;
import io.sallyport.functions.service.Catalog;
import io.sallyport.functions.service.Invoker;
import io.sallyport.functions.service.Permissions;
import io.sallyport.runtime.door.Proof;
import io.sallyport.runtime.door.Row;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionResponse;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionResponse;

/** Invoking functions, and saying who else may. */
final class InvokeRows {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private final Catalog catalog;
    private final Invoker invoker;
    private final Permissions permissions;
    private final FunctionRef.Home home;

    InvokeRows(Catalog catalog, Invoker invoker, Permissions permissions, FunctionRef.Home home) {
        this.catalog = catalog;
        this.invoker = invoker;
        this.permissions = permissions;
        this.home = home;
    }

    List<Row<?, ?>> rows() {
        return List.of(
                new Row<>(
                        "Invoke",
                        on("InvokeFunction", this::invoked),
                        InvokeRequest.class,
                        asked -> invoke(asked.input())),
                new Row<>(
                        "AddPermission",
                        on("AddPermission", this::added),
                        AddPermissionRequest.class,
                        asked -> add(asked.input())),
                new Row<>(
                        "RemovePermission",
                        on("RemovePermission", this::removed),
                        RemovePermissionRequest.class,
                        asked -> remove(asked.input())),
                new Row<>(
                        "GetPolicy",
                        on("GetPolicy", this::got),
                        GetPolicyRequest.class,
                        asked -> policy(asked.input())));
    }

    private <I> Proof<I> on(String action, Function<I, FunctionRef> named) {
        return Proof.signed("lambda:" + action, input -> named.apply(input).arn(home));
    }

    private FunctionRef ref(String name, @Nullable String qualifier) {
        return FunctionRef.parse(name, given(qualifier), home);
    }

    private FunctionRef invoked(InvokeRequest input) {
        return ref(input.functionName(), input.qualifier());
    }

    private FunctionRef added(AddPermissionRequest input) {
        return ref(input.functionName(), input.qualifier());
    }

    private FunctionRef removed(RemovePermissionRequest input) {
        return ref(input.functionName(), input.qualifier());
    }

    private FunctionRef got(GetPolicyRequest input) {
        return ref(input.functionName(), input.qualifier());
    }

    private Future<InvokeResponse> invoke(InvokeRequest input) {
        Members.only(input, Set.of("FunctionName", "InvocationType", "LogType", "Payload", "Qualifier"));
        var type = given(input.invocationType()).orElse(InvocationType.REQUEST_RESPONSE);
        var payload = given(input.payload()).map(SdkBytes::asUtf8String).orElse("");
        return switch (type) {
            case REQUEST_RESPONSE -> run(input, payload);
            case DRY_RUN ->
                invoker.dryRun(invoked(input), payload)
                        .map(version -> InvokeResponse.builder()
                                .statusCode(NO_CONTENT)
                                .executedVersion(version.version())
                                .build());
            case EVENT -> {
                Members.refuse(true, "InvocationType Event");
                throw new IllegalStateException();
            }
            case UNKNOWN_TO_SDK_VERSION ->
                throw new Refusal(
                        FunctionFailure.INVALID_PARAMETER,
                        "InvocationType must be RequestResponse or DryRun, not " + input.invocationTypeAsString());
        };
    }

    private Future<InvokeResponse> run(InvokeRequest input, String payload) {
        return invoker.invoke(invoked(input), payload, false).map(answer -> {
            var ran = answer.ran();
            return InvokeResponse.builder()
                    .statusCode(OK)
                    .functionError(ran.functionError().orElse(null))
                    .executedVersion(answer.version().version())
                    .logResult(input.logType() == LogType.TAIL ? base64(ran.log()) : null)
                    .payload(SdkBytes.fromUtf8String(ran.payload()))
                    .build();
        });
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Future<AddPermissionResponse> add(AddPermissionRequest input) {
        Members.only(
                input,
                Set.of(
                        "FunctionName",
                        "StatementId",
                        "Action",
                        "Principal",
                        "SourceArn",
                        "SourceAccount",
                        "Qualifier",
                        "RevisionId"));
        var permission = new Permission(
                input.statementId(),
                input.action(),
                input.principal(),
                given(input.sourceArn()),
                given(input.sourceAccount()));
        var ref = added(input);
        return there(ref, given(input.revisionId()))
                .compose(found -> permissions.add(ref, permission))
                .map(statement ->
                        AddPermissionResponse.builder().statement(statement).build());
    }

    private Future<RemovePermissionResponse> remove(RemovePermissionRequest input) {
        var ref = removed(input);
        return there(ref, given(input.revisionId()))
                .compose(found -> permissions.remove(ref, input.statementId()))
                .map(done -> RemovePermissionResponse.builder().build());
    }

    private Future<GetPolicyResponse> policy(GetPolicyRequest input) {
        var ref = got(input);
        return catalog.get(ref)
                .compose(version -> permissions
                        .policy(ref)
                        .map(policy -> GetPolicyResponse.builder()
                                .policy(policy)
                                .revisionId(version.revision())
                                .build()));
    }

    private Future<Void> there(FunctionRef ref, Optional<String> revision) {
        return catalog.get(ref).map(found -> {
            Catalog.matching(found, revision);
            return null;
        });
    }
}
