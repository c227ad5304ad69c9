package io.sallyport.sigv4;

import io.sallyport.contracts.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Finds out which form a request uses, and reads it. */
final class CredentialReader {
    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private final WireRequest request;
    private final Rules rules;
    private final HeaderTable headers;
    private final Query query;

    private CredentialReader(WireRequest request, Rules rules, HeaderTable headers) {
        this.request = request;
        this.rules = rules;
        this.headers = headers;
        this.query = Query.parse(request.query());
    }

    /** @throws Unreadable for whatever {@link Flaw} names */
    static Authorization read(WireRequest request, Rules rules) {
        boolean inHeader = isInHeader(request.headers());
        boolean inQuery = QueryForm.mayBeIn(request.query());
        if (!inHeader && !inQuery) {
            return new Authorization.Absent();
        }
        checkRequestLine(request);
        return new CredentialReader(request, rules, HeaderTable.of(request.headers())).read(inHeader);
    }

    private Authorization read(boolean inHeader) {
        boolean inQuery = QueryForm.isIn(query);
        Unreadable.when(
                inHeader && inQuery,
                Flaw.BOTH_FORMS,
                "Only one of the Authorization header and the X-Amz-Signature query may sign.");
        if (inHeader) {
            return header();
        }
        return inQuery ? presigned() : new Authorization.Absent();
    }

    private Authorization header() {
        return new Authorization.Header(claim(HeaderForm.read(headers)));
    }

    private Authorization presigned() {
        return new Authorization.Presigned(claim(QueryForm.read(query, headers)), QueryForm.expires(query));
    }

    private Claim claim(Claim.Parts parts) {
        headers.single("host");
        checkDay(parts.scope(), parts.signedAt());
        checkPayload(parts.payload());
        SignedHeaders.check(parts.signedHeaders(), headers, rules);
        return new Claim(parts, request, headers, query, rules);
    }

    private static boolean isInHeader(List<Header> headers) {
        for (var header : headers) {
            if (isOurs(header)) {
                return true;
            }
        }
        return false;
    }

    /** {@code AWS …} is SigV2, {@code AWS4-…} ours or a newer one: all are credentials of AWS's kind, and only one is known. */
    private static boolean isOurs(Header header) {
        return header.name().equalsIgnoreCase("authorization")
                && header.value().stripLeading().regionMatches(true, 0, "AWS", 0, 3);
    }

    private static void checkRequestLine(WireRequest request) {
        var method = request.method();
        Unreadable.when(
                !Alphabet.METHOD.spells(method, 1, 32),
                Flaw.BAD_METHOD,
                () -> "The method must be an HTTP token, got " + Unreadable.quote(method));
        Unreadable.when(!request.path().startsWith("/"), Flaw.BAD_PATH, "The path must begin with a slash.");
        Unreadable.when(
                request.path().length() > Limits.MAX_PATH,
                Flaw.TOO_LARGE,
                () -> "The path is longer than " + Limits.MAX_PATH + ".");
    }

    private static void checkDay(CredentialScope scope, Instant signedAt) {
        var date = AmzDate.format(signedAt);
        if (date.startsWith(scope.day())) {
            return;
        }
        throw new Unreadable(
                Flaw.SCOPE_DAY_DIFFERS,
                "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                        + scope.day() + "' != '" + date.substring(0, 8) + "', from '" + date + "'.");
    }

    private void checkPayload(String declared) {
        if (declared.equals(Limits.UNSIGNED_PAYLOAD)) {
            Unreadable.when(
                    !rules.unsignedPayload(),
                    Flaw.UNSIGNED_PAYLOAD,
                    "The payload must be signed: send its SHA-256, not UNSIGNED-PAYLOAD.");
        } else {
            Unreadable.when(
                    !declared.isEmpty() && !isSha256(declared),
                    Flaw.BAD_PAYLOAD_HASH,
                    () -> "X-Amz-Content-Sha256 must be 64 lower-case hexadecimal digits, got "
                            + Unreadable.quote(declared));
        }
    }

    static void checkAlgorithm(String algorithm) {
        Unreadable.when(
                !algorithm.equals(ALGORITHM),
                Flaw.UNKNOWN_ALGORITHM,
                () -> "Unsupported AWS 'algorithm': " + Unreadable.quote(algorithm) + ". Only " + ALGORITHM
                        + " is known.");
    }

    static Secret signature(String hex) {
        Unreadable.when(!isSha256(hex), Flaw.BAD_SIGNATURE, "The signature must be 64 lower-case hexadecimal digits.");
        return Secret.of(hex);
    }

    private static boolean isSha256(String text) {
        return Alphabet.LOWER_HEX.spells(text, 64, 64);
    }

    static Duration expires(String seconds) {
        long value = Alphabet.DIGIT.spells(seconds, 1, 6) ? Long.parseLong(seconds) : 0;
        Unreadable.when(
                value < 1 || value > Limits.MAX_EXPIRES.toSeconds(),
                Flaw.BAD_EXPIRES,
                () -> "X-Amz-Expires must be a number of seconds from 1 to 604800, got " + Unreadable.quote(seconds));
        return Duration.ofSeconds(value);
    }
}
