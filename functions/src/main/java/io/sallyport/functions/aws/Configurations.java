package io.sallyport.functions.aws;

import io.sallyport.functions.core.FunctionRef;
import io.sallyport.functions.core.FunctionVersion;
import io.sallyport.functions.core.Hashes;
import io.sallyport.functions.service.Catalog;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.TracingMode;

/** A version as Lambda shows it; the same members under several names. */
final class Configurations {
    /** Not ISO 8601 by a colon: Lambda writes {@code +0000}. */
    private static final DateTimeFormatter MODIFIED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

    private static final int TEMPORARY_MEGABYTES = 512;

    private final Catalog catalog;
    private final FunctionRef.Home home;

    Configurations(Catalog catalog, FunctionRef.Home home) {
        this.catalog = catalog;
        this.home = home;
    }

    /** As it is shown under the qualifier that it was asked for. */
    FunctionConfiguration shown(FunctionVersion version, Optional<String> qualifier) {
        var builder = FunctionConfiguration.builder()
                .functionName(version.name())
                .functionArn(home.arn(version.name(), qualifier))
                .runtime(version.runtime())
                .role(version.role())
                .handler(version.handler())
                .codeSize(version.codeSize())
                .codeSha256(Hashes.base64(version.codeHash()))
                .description(version.description())
                .timeout(version.timeoutSeconds())
                .memorySize(version.memoryMegabytes())
                .lastModified(MODIFIED.format(version.modifiedAt()))
                .version(version.version())
                .revisionId(version.revision())
                .state(State.ACTIVE)
                .lastUpdateStatus(LastUpdateStatus.SUCCESSFUL)
                .packageType(PackageType.ZIP)
                .architecturesWithStrings(Architecture.here())
                .tracingConfig(tracing -> tracing.mode(TracingMode.PASS_THROUGH))
                .ephemeralStorage(storage -> storage.size(TEMPORARY_MEGABYTES))
                .snapStart(snap ->
                        snap.applyOn(SnapStartApplyOn.NONE).optimizationStatus(SnapStartOptimizationStatus.OFF));
        var variables = catalog.variables(version);
        if (!variables.isEmpty()) {
            builder.environment(environment -> environment.variables(variables));
        }
        return builder.build();
    }

    /** A published version is always shown with its number. */
    FunctionConfiguration shown(FunctionVersion version) {
        return shown(version, version.number() == 0 ? Optional.empty() : Optional.of(version.version()));
    }

    /** The same members in another of the model's shapes that has them all. */
    static <B extends SdkPojo> B copied(FunctionConfiguration from, B builder) {
        Map<String, SdkField<?>> targets =
                builder.sdkFields().stream().collect(Collectors.toMap(SdkField::memberName, Function.identity()));
        for (SdkField<?> field : from.sdkFields()) {
            var target = targets.get(field.memberName());
            var value = field.getValueOrDefault(from);
            if (target != null && value != null) {
                target.set(builder, value);
            }
        }
        return builder;
    }
}
