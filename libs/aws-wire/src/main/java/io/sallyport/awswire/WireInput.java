package io.sallyport.awswire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** One HTTP request as it came. The caller bounds the body before it makes one. */
public final class WireInput {
    private final String method;
    private final String rawPath;
    private final String rawQuery;
    private final Map<String, List<String>> headers;
    private final SdkBytes body;
    private volatile @Nullable Form query;
    private volatile @Nullable Form form;

    /**
     * @param rawPath  as it stood in the request line, before any decoding, without the query
     * @param rawQuery likewise, without the question mark; empty when there is none
     * @param headers  names in any case
     */
    public WireInput(String method, String rawPath, String rawQuery, Map<String, List<String>> headers, SdkBytes body) {
        this.method = method;
        this.rawPath = rawPath;
        this.rawQuery = rawQuery;
        this.headers = new LinkedHashMap<>();
        headers.forEach((name, values) -> this.headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        this.body = body;
    }

    public String method() {
        return method;
    }

    public String rawPath() {
        return rawPath;
    }

    /** Every value of a header, in order; empty when it did not come. */
    public List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The value of a header that came exactly once. */
    public Optional<String> onlyHeader(String name) {
        var values = header(name);
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    Map<String, List<String>> headers() {
        return headers;
    }

    public SdkBytes body() {
        return body;
    }

    /** @throws MalformedRequest when the query is no form */
    public Form query() {
        var known = query;
        if (known == null) {
            known = Form.parse(rawQuery);
            query = known;
        }
        return known;
    }

    /**
     * The parameters of a query-protocol call: the body of a form POST, else the query string.
     *
     * @throws MalformedRequest when they are no form
     */
    public Form form() {
        var known = form;
        if (known == null) {
            known = isFormPost() ? Form.parse(body.asString(java.nio.charset.StandardCharsets.ISO_8859_1)) : query();
            form = known;
        }
        return known;
    }

    private boolean isFormPost() {
        return method.equals("POST")
                && onlyHeader("content-type").stream()
                        .anyMatch(
                                type -> type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"));
    }
}
