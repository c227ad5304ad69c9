package io.sallyport.runtime.trust;

import io.sallyport.runtime.http.Inbound;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Condition keys that every HTTP request has.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">IAM User Guide, "AWS
 *     global condition context keys"</a>
 */
public final class RequestFacts {
    private RequestFacts() {}

    /** @return {@code aws:SourceIp}, {@code aws:SecureTransport}, {@code aws:UserAgent}, {@code aws:Referer} */
    public static Map<String, List<String>> of(Inbound request) {
        var facts = new HashMap<String, List<String>>();
        facts.put("aws:SourceIp", List.of(request.peer()));
        facts.put("aws:SecureTransport", List.of(Boolean.toString(request.secure())));
        request.header("user-agent").ifPresent(agent -> facts.put("aws:UserAgent", List.of(agent)));
        request.header("referer").ifPresent(referer -> facts.put("aws:Referer", List.of(referer)));
        return facts;
    }

    /** The same with the condition keys of one operation. */
    public static Map<String, List<String>> of(Inbound request, Map<String, List<String>> more) {
        var facts = new HashMap<>(more);
        facts.putAll(of(request));
        return facts;
    }
}
