package io.sallyport.policy.aws;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.policy.store.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.iam.model.Tag;

/** Markers: opaque to clients, to us the key after which the next page begins. */
final class Paging {
    private static final int USUAL = 100;

    private Paging() {}

    /** @param most 1 to 1000, as the model bounds it; both are null when not sent */
    static Page.Want want(String marker, Integer most) {
        return new Page.Want(
                Optional.ofNullable(marker).map(Paging::key).orElse(""),
                Optional.ofNullable(most).orElse(USUAL));
    }

    /** Part of a list that is short enough to be read whole; {@code key} orders it. */
    static <T> Page<T> part(List<T> all, Page.Want want, Function<T, String> key) {
        var rest = all.stream()
                .filter(item -> key.apply(item).compareTo(want.after()) > 0)
                .toList();
        return rest.size() <= want.most()
                ? new Page<>(rest, Optional.empty())
                : new Page<>(rest.subList(0, want.most()), Optional.of(key.apply(rest.get(want.most() - 1))));
    }

    static Page<Tag> tags(Map<String, String> tags, Page.Want want) {
        var sorted = Shapes.tags(tags).stream()
                .sorted(Comparator.comparing(Tag::key))
                .toList();
        return part(sorted, want, Tag::key);
    }

    /** @return what the next request names; empty on the last page */
    static Optional<String> marker(Page<?> page) {
        return page.after()
                .map(key ->
                        Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8)));
    }

    private static String key(String marker) {
        try {
            return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid("Invalid Marker: give back the one of the page before");
        }
    }

    static Refusal invalid(String detail) {
        return new Refusal(GatewayFailure.INVALID_REQUEST, detail);
    }
}
