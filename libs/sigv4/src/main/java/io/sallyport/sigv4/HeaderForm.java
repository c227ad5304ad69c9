package io.sallyport.sigv4;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** {@code Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…}: any order, any space around commas. */
final class HeaderForm {
    private static final Set<String> NAMES = Set.of("Credential", "SignedHeaders", "Signature");

    private HeaderForm() {}

    static Claim.Parts read(HeaderTable headers) {
        var value = headers.single("authorization");
        int space = endOfAlgorithm(value);
        CredentialReader.checkAlgorithm(value.substring(0, space));
        var parts = parts(value.substring(space));
        return new Claim.Parts(
                CredentialScope.parse(required(parts, "Credential")),
                SignedHeaders.parse(required(parts, "SignedHeaders")),
                date(headers),
                CredentialReader.signature(required(parts, "Signature")),
                headers.single(SignedHeaders.TOKEN),
                headers.single("x-amz-content-sha256"));
    }

    private static int endOfAlgorithm(String value) {
        int at = 0;
        while (at < value.length() && value.charAt(at) != ' ' && value.charAt(at) != '\t') {
            at++;
        }
        return at;
    }

    private static Map<String, String> parts(String list) {
        var parts = new HashMap<String, String>();
        for (var piece : list.split(",", 16)) {
            if (!piece.isBlank()) {
                add(parts, piece.trim());
            }
        }
        return parts;
    }

    private static void add(Map<String, String> parts, String piece) {
        int equals = piece.indexOf('=');
        var name = equals < 0 ? piece : piece.substring(0, equals).trim();
        Unreadable.when(
                equals < 0 || !NAMES.contains(name),
                Flaw.UNKNOWN_PART,
                () -> "Authorization header holds " + Unreadable.quote(name)
                        + "; it takes Credential=, SignedHeaders= and Signature=.");
        var before = parts.put(name, piece.substring(equals + 1).trim());
        Unreadable.when(
                before != null, Flaw.DUPLICATE, () -> "Authorization header holds '" + name + "' more than once.");
    }

    private static String required(Map<String, String> parts, String name) {
        var value = parts.getOrDefault(name, "");
        Unreadable.when(
                value.isEmpty(), Flaw.MISSING_PART, () -> "Authorization header requires '" + name + "' parameter.");
        return value;
    }

    private static Instant date(HeaderTable headers) {
        if (headers.has("x-amz-date")) {
            return AmzDate.parse(headers.single("x-amz-date"));
        }
        Unreadable.when(
                !headers.has("date"),
                Flaw.MISSING_DATE,
                "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        return AmzDate.parseDateHeader(headers.single("date"));
    }
}
