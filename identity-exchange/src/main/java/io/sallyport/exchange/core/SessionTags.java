package io.sallyport.exchange.core;

import io.sallyport.contracts.ExchangeFailure;
import io.sallyport.contracts.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tags of a session, and which of them go on to sessions made with it.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html">IAM User Guide, "Passing session tags in AWS
 *     STS"</a>
 */
public record SessionTags(Map<String, String> tags, List<String> transitive) {
    public static final SessionTags NONE = new SessionTags(Map.of(), List.of());
    private static final int MOST = 50;

    public SessionTags {
        tags = Map.copyOf(tags);
        transitive = List.copyOf(transitive);
    }

    /** One tag as it was sent. */
    public record Tag(String key, String value) {}

    /**
     * @param inherited the calling session's transitive tags; they cannot be overridden
     * @throws Refusal {@link ExchangeFailure#INVALID_PARAMETER}
     */
    public static SessionTags of(List<Tag> sent, List<String> sentTransitive, Map<String, String> inherited) {
        var tags = new HashMap<>(inherited);
        var known = lowerCase(inherited.keySet());
        for (var tag : sent) {
            demand(!lower(tag.key()).startsWith("aws:"), "Tag keys that begin with aws: are reserved for system use.");
            demand(
                    !lowerCase(inherited.keySet()).contains(lower(tag.key())),
                    "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from"
                            + " the calling session.");
            demand(
                    known.add(lower(tag.key())),
                    "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            tags.put(tag.key(), tag.value());
        }
        demand(tags.size() <= MOST, "A session has at most " + MOST + " tags.");
        return new SessionTags(tags, transitive(sent, sentTransitive, inherited));
    }

    private static List<String> transitive(List<Tag> sent, List<String> wanted, Map<String, String> inherited) {
        var all = new ArrayList<>(inherited.keySet());
        for (var key : wanted) {
            var tag = sent.stream()
                    .filter(one -> lower(one.key()).equals(lower(key)))
                    .findFirst();
            demand(tag.isPresent(), "The specified transitive tag key must be included in the requested tags.");
            tag.ifPresent(one -> all.add(one.key()));
        }
        return all.stream().distinct().toList();
    }

    public boolean isEmpty() {
        return tags.isEmpty();
    }

    /** Everything that a session carries of them. */
    List<String> texts() {
        var all = new ArrayList<>(transitive);
        tags.forEach((key, value) -> all.addAll(List.of(key, value)));
        return all;
    }

    /** @return those that go on to sessions made with a session that has these */
    public static Map<String, String> handedOn(Map<String, String> tags, List<String> transitive) {
        var on = new HashMap<>(tags);
        on.keySet().retainAll(transitive);
        return Map.copyOf(on);
    }

    private static HashSet<String> lowerCase(Iterable<String> keys) {
        var lower = new HashSet<String>();
        keys.forEach(key -> lower.add(lower(key)));
        return lower;
    }

    private static String lower(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    private static void demand(boolean held, String otherwise) {
        if (!held) {
            throw new Refusal(ExchangeFailure.INVALID_PARAMETER, otherwise);
        }
    }
}
