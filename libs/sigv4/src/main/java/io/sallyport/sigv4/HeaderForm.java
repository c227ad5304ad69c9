package io.sallyport.sigv4;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…}: any order, any space around commas. */
final class HeaderForm {
    private static final List<String> NAMES = List.of("Credential", "SignedHeaders", "Signature");

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

    /** {@code name=value}, with or without space around. */
    private record Part(String name, String value) {
        static Part of(String piece) {
            int equals = piece.indexOf('=');
            var name = equals < 0 ? piece : piece.substring(0, equals).trim();
            Unreadable.when(
                    equals < 0 || !NAMES.contains(name),
                    Flaw.UNKNOWN_PART,
                    () -> "Authorization header holds " + Unreadable.quote(name)
                            + "; it takes Credential=, SignedHeaders= and Signature=.");
            return new Part(name, piece.substring(equals + 1).trim());
        }
    }

    /** At most one of each name, so at most three. */
    private static List<Part> parts(String list) {
        List<Part> parts = new ArrayList<>(NAMES.size());
        for (var piece : list.split(",", 16)) {
            if (!piece.isBlank()) {
                add(parts, Part.of(piece.trim()));
            }
        }
        return parts;
    }

    private static void add(List<Part> parts, Part part) {
        for (var before : parts) {
            Unreadable.when(
                    before.name.equals(part.name),
                    Flaw.DUPLICATE,
                    () -> "Authorization header holds '" + part.name + "' more than once.");
        }
        parts.add(part);
    }

    private static String required(List<Part> parts, String name) {
        for (var part : parts) {
            if (part.name.equals(name) && !part.value.isEmpty()) {
                return part.value;
            }
        }
        throw new Unreadable(Flaw.MISSING_PART, "Authorization header requires '" + name + "' parameter.");
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
