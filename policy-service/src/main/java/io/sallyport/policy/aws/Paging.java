package io.sallyport.policy.aws;

import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.policy.core.ContentHash;
import io.sallyport.policy.store.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.iam.model.Tag;

/** Markers: opaque to clients, to us the key after which the next page begins. */
final class Paging {
    private static final int USUAL = 100;
    /** Letters that have at most three bytes each. */
    private static final int MOST_KEY = 80;
    /** Characters that have at most four bytes each, before the hash's 64; as many are in every key that is longer than the most. */
    private static final int CUT_KEY = 40;

    private Paging() {}

    /** @param most 1 to 1000, as the model bounds it; both are null when not sent */
    static Page.Want want(String marker, Integer most) {
        return new Page.Want(
                Optional.ofNullable(marker).map(Paging::key).orElse(""),
                Optional.ofNullable(most).orElse(USUAL));
    }

    /**
     * Part of a list that is short enough to be read whole.
     *
     * @param key orders it; each item has another, of at most 240 bytes, because clients may send a marker of 320 characters
     */
    static <T> Page<T> part(List<T> all, Page.Want want, Function<T, String> key) {
        var rest = all.stream()
                .filter(item -> key.apply(item).compareTo(want.after()) > 0)
                .sorted(Comparator.comparing(key))
                .toList();
        return rest.size() <= want.most()
                ? new Page<>(rest, Optional.empty())
                : new Page<>(rest.subList(0, want.most()), Optional.of(key.apply(rest.get(want.most() - 1))));
    }

    static Page<Tag> tags(Map<String, String> tags, Page.Want want) {
        return part(Shapes.tags(tags), want, Paging::place);
    }

    /** By its key, of which a long one is cut short and told from others by its hash. */
    private static String place(Tag tag) {
        var key = tag.key();
        return key.length() <= MOST_KEY
                ? key
                : key.substring(0, key.offsetByCodePoints(0, CUT_KEY)) + ContentHash.of(key);
    }

    /** Names are in order without their case. */
    static String place(String name) {
        return name.toLowerCase(Locale.ROOT);
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
