package io.sallyport.functions.aws;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Members of requests: what was sent, and whether it is built. */
final class Members {
    private Members() {}

    /** Refuses by name what was sent and is not among {@code built}. */
    static void only(SdkPojo input, Set<String> built) {
        var more = new TreeSet<String>();
        for (SdkField<?> field : input.sdkFields()) {
            if (!built.contains(field.memberName()) && sent(field.getValueOrDefault(input))) {
                more.add(field.memberName());
            }
        }
        refuse(!more.isEmpty(), String.join(", ", more));
    }

    private static boolean sent(@Nullable Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    /** @param what the member, with its value when other values are built */
    static void refuse(boolean sent, String what) {
        if (sent) {
            throw new Refusal(GatewayFailure.INVALID_REQUEST, what + " is not built yet");
        }
    }

    static <T> Optional<T> given(@Nullable T value) {
        return Optional.ofNullable(value);
    }

    static boolean yes(@Nullable Boolean value) {
        return value != null && value;
    }
}
