package io.sallyport.functions.aws;

import static io.sallyport.functions.aws.Members.given;
import static io.sallyport.functions.aws.Members.refuse;

import io.sallyport.contracts.FunctionFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.functions.core.Draft;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.Environment;
import software.amazon.awssdk.services.lambda.model.EphemeralStorage;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.SnapStart;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.TracingConfig;
import software.amazon.awssdk.services.lambda.model.TracingMode;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** What requests ask for, in the room's own words; what is not built is refused by name. */
final class Requests {
    private static final int DEFAULT_SECONDS = 3;
    private static final int DEFAULT_MEGABYTES = 128;
    private static final int TEMPORARY_MEGABYTES = 512;

    private Requests() {}

    static Draft draft(CreateFunctionRequest input) {
        Members.only(
                input,
                Set.of(
                        "FunctionName",
                        "Runtime",
                        "Role",
                        "Handler",
                        "Code",
                        "Description",
                        "Timeout",
                        "MemorySize",
                        "Publish",
                        "PackageType",
                        "Environment",
                        "TracingConfig",
                        "Architectures",
                        "EphemeralStorage",
                        "SnapStart"));
        refuse(input.packageType() != null && input.packageType() != PackageType.ZIP, "PackageType Image");
        Architecture.check(input.architecturesAsStrings());
        defaults(input.tracingConfig(), input.ephemeralStorage(), input.snapStart());
        return new Draft(
                given(input.runtimeAsString())
                        .orElseThrow(() -> new Refusal(
                                FunctionFailure.INVALID_PARAMETER,
                                "Runtime and Handler are mandatory parameters for functions created with deployment"
                                        + " packages.")),
                given(input.handler()).orElse(""),
                input.role(),
                given(input.description()).orElse(""),
                given(input.timeout()).orElse(DEFAULT_SECONDS),
                given(input.memorySize()).orElse(DEFAULT_MEGABYTES),
                variables(input.environment()).orElseGet(Map::of));
    }

    static Draft changed(UpdateFunctionConfigurationRequest input, Draft before) {
        Members.only(
                input,
                Set.of(
                        "FunctionName",
                        "Runtime",
                        "Role",
                        "Handler",
                        "Description",
                        "Timeout",
                        "MemorySize",
                        "RevisionId",
                        "Environment",
                        "TracingConfig",
                        "EphemeralStorage",
                        "SnapStart"));
        defaults(input.tracingConfig(), input.ephemeralStorage(), input.snapStart());
        return before.with(
                given(input.runtimeAsString()),
                given(input.handler()),
                given(input.role()),
                given(input.description()),
                given(input.timeout()),
                given(input.memorySize()),
                variables(input.environment()));
    }

    /** Members that may say what is so anyway. */
    private static void defaults(
            @Nullable TracingConfig tracing, @Nullable EphemeralStorage storage, @Nullable SnapStart snap) {
        refuse(tracing != null && tracing.mode() == TracingMode.ACTIVE, "TracingConfig Mode Active");
        refuse(
                storage != null && storage.size() != TEMPORARY_MEGABYTES,
                "EphemeralStorage other than " + TEMPORARY_MEGABYTES + " MB");
        refuse(snap != null && snap.applyOn() == SnapStartApplyOn.PUBLISHED_VERSIONS, "SnapStart PublishedVersions");
    }

    private static Optional<Map<String, String>> variables(@Nullable Environment environment) {
        return given(environment).map(Environment::variables);
    }

    static byte[] zip(CreateFunctionRequest input) {
        Members.only(input.code(), Set.of("ZipFile"));
        return zip(given(input.code().zipFile()));
    }

    static byte[] zip(UpdateFunctionCodeRequest input) {
        Members.only(input, Set.of("FunctionName", "ZipFile", "Publish", "DryRun", "RevisionId", "Architectures"));
        Architecture.check(input.architecturesAsStrings());
        return zip(given(input.zipFile()));
    }

    private static byte[] zip(Optional<SdkBytes> bytes) {
        return bytes.map(SdkBytes::asByteArray)
                .orElseThrow(() ->
                        new Refusal(FunctionFailure.INVALID_PARAMETER, "Please provide a source for function code."));
    }
}
