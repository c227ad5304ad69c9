package io.sallyport.gateway.aws;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.gateway.definition.Broken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** Reading members of requests, filling those of answers. */
final class Members {
    private static final int USUAL_PAGE = 25;
    private static final int MOST_PAGE = 500;

    private Members() {}

    /** @param sent the member's value */
    static void notBuilt(String member, @Nullable Object sent) {
        boolean said = switch (sent) {
            case null -> false;
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            case Boolean yes -> yes;
            default -> true;
        };
        if (said) {
            throw new Refusal(GatewayFailure.INVALID_REQUEST, member + " is not built yet");
        }
    }

    /**
     * @param unread members by name, whose first letter the two versions of the API write differently
     * @throws Refusal naming the members that nobody here reads, when they are sent
     */
    static void onlyBuilt(SdkPojo request, String... unread) {
        for (var name : unread) {
            var field = request.sdkFields().stream()
                    .filter(one -> one.memberName().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(request.getClass() + " has no member " + name));
            notBuilt(name, field.getValueOrDefault(request));
        }
    }

    static String text(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    static Optional<String> some(@Nullable String sent) {
        return Optional.ofNullable(sent).filter(text -> !text.isEmpty());
    }

    /** @return null for an empty text: members that nobody gave are not sent */
    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    static int page(@Nullable Integer limit) {
        int wanted = limit == null ? USUAL_PAGE : limit;
        Broken.unless(wanted >= 1 && wanted <= MOST_PAGE, "limit is 1 to " + MOST_PAGE + ", not " + wanted);
        return wanted;
    }

    /** The second version of the API sends it as text. */
    static int page(@Nullable String most) {
        Broken.unless(most == null || most.matches("\\d{1,6}"), "maxResults is a number, not '" + most + "'");
        return page(most == null ? null : Integer.valueOf(most));
    }

    /** Part of a list, and what to ask the next part with. */
    record Page<T>(List<T> items, @Nullable String next) {
        /** @param found one more than wanted when there are more */
        static <T> Page<T> of(List<T> found, int wanted, Function<T, String> key) {
            var items = found.subList(0, Math.min(wanted, found.size()));
            return new Page<>(items, found.size() > wanted ? key.apply(items.getLast()) : null);
        }
    }
}
