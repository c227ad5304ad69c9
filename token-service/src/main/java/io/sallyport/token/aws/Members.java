package io.sallyport.token.aws;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

/** Reading members of requests. */
final class Members {
    private static final int USUAL_PAGE = 60;

    private Members() {}

    /** @return whether the member says anything; a structure whose members all say nothing doesn't */
    static boolean said(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case SdkPojo pojo -> pojo.sdkFields().stream().anyMatch(field -> said(field.getValueOrDefault(pojo)));
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    /** @param sent the member's value */
    static void notBuilt(String member, @Nullable Object sent) {
        if (said(sent)) {
            throw new Refusal(GatewayFailure.INVALID_REQUEST, member + " is not built yet");
        }
    }

    /** @param only the one value that says what is done anyhow */
    static void onlyBuilt(String member, @Nullable String sent, String only) {
        if (sent != null && !sent.equals(only)) {
            throw new Refusal(
                    GatewayFailure.INVALID_REQUEST, member + " " + sent + " is not built yet, only " + only + " is");
        }
    }

    /** @return how many a page may hold */
    static int limit(@Nullable Integer sent) {
        return Optional.ofNullable(sent).filter(n -> n > 0).orElse(USUAL_PAGE);
    }

    /** @return after what a page begins */
    static String after(@Nullable String token) {
        return Optional.ofNullable(token).orElse("");
    }

    static Refusal invalid(String message) {
        return new Refusal(TokenFailure.INVALID_PARAMETER, message);
    }

    /** @return names with their values; one without a value holds nothing, which is an empty text */
    static Map<String, String> attributes(List<AttributeType> list) {
        var attributes = new LinkedHashMap<String, String>();
        for (var attribute : list) {
            var value = Optional.ofNullable(attribute.value()).orElse("");
            if (attributes.put(attribute.name(), value) != null) {
                throw invalid("Duplicate attribute: " + attribute.name());
            }
        }
        return attributes;
    }

    @SafeVarargs
    static <T> Optional<T> first(@Nullable T... candidates) {
        return Stream.of(candidates).flatMap(Stream::ofNullable).findFirst();
    }
}
