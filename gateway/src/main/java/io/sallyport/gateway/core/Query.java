package io.sallyport.gateway.core;

import io.sallyport.awswire.Form;
import io.sallyport.awswire.MalformedRequest;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A query as it came, and decoded: {@code +} is a space and {@code ;} separates nothing, as signatures read it.
 *
 * @param raw without the question mark
 */
public record Query(String raw, Form form) {
    private static final Query EMPTY = new Query("", Form.parse(""));
    private static final Set<String> CREDENTIALS = Set.of(
            "x-amz-algorithm",
            "x-amz-credential",
            "x-amz-date",
            "x-amz-expires",
            "x-amz-signedheaders",
            "x-amz-security-token",
            "x-amz-signature");

    /** @throws Refusal {@link GatewayFailure#BAD_REQUEST} when it cannot be decoded */
    public static Query parse(String raw) {
        if (raw.isEmpty()) {
            return EMPTY;
        }
        try {
            return new Query(raw, Form.parse(raw));
        } catch (MalformedRequest e) {
            throw new Refusal(GatewayFailure.BAD_REQUEST, "Bad Request");
        }
    }

    /** @return names and values, decoded, in the order they came */
    public Map<String, List<String>> byName() {
        return form.asMap();
    }

    /** @return all values of a name, joined by commas */
    public Optional<String> joined(String name) {
        var all = form.all(name);
        return all.isEmpty() ? Optional.empty() : Optional.of(String.join(",", all));
    }

    /** The same without a signature and a session token: they are for us, not for who comes after. */
    public Query withoutCredentials() {
        if (!raw.contains("X-Amz-") && !raw.contains("%")) {
            return this;
        }
        return parse(Arrays.stream(raw.split("&", -1))
                .filter(pair -> !isCredential(pair))
                .collect(Collectors.joining("&")));
    }

    private static boolean isCredential(String pair) {
        return Form.parse(pair).asMap().keySet().stream()
                .anyMatch(name -> CREDENTIALS.contains(name.toLowerCase(Locale.ROOT)));
    }
}
