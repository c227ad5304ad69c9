package io.sallyport.sigv4;

import java.util.List;

/** Reads SignedHeaders and holds it against what was sent. */
final class SignedHeaders {
    static final String TOKEN = "x-amz-security-token";

    private SignedHeaders() {}

    /** @throws Unreadable when a name is not in lower case, out of order, twice, or {@code host} is not there */
    static List<String> parse(String list) {
        var names = list.split(";", Limits.MAX_HEADERS + 1);
        Unreadable.when(names.length > Limits.MAX_HEADERS, Flaw.TOO_LARGE, "SignedHeaders names too many headers.");
        for (int i = 0; i < names.length; i++) {
            checkName(names, i, list);
        }
        var signed = List.of(names);
        Unreadable.when(
                !signed.contains("host"),
                Flaw.HOST_NOT_SIGNED,
                "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        return signed;
    }

    private static void checkName(String[] names, int i, String list) {
        Unreadable.when(
                !Alphabet.HEADER_NAME.spells(names[i], 1, list.length()),
                Flaw.BAD_SIGNED_HEADERS,
                () -> "SignedHeaders must be lower-case header names with ';' between, got "
                        + Unreadable.quote(names[i]));
        Unreadable.when(
                i > 0 && names[i - 1].compareTo(names[i]) >= 0,
                Flaw.UNSORTED_SIGNED_HEADERS,
                () -> "SignedHeaders must be sorted and hold each name once, got " + Unreadable.quote(list));
    }

    /** Each signed header was sent, and each {@code x-amz-*} that was sent is signed. One walk over both, which are sorted. */
    static void check(List<String> signed, HeaderTable headers, Rules rules) {
        int next = 0;
        for (var header : headers.sorted()) {
            while (next < signed.size() && signed.get(next).compareTo(header.name()) < 0) {
                next++;
            }
            boolean isSigned = next < signed.size() && signed.get(next).equals(header.name());
            Unreadable.when(
                    !isSigned && mustBeSigned(header.name(), rules),
                    Flaw.HEADER_NOT_SIGNED,
                    () -> "There were headers present in the request which were not signed: "
                            + Unreadable.quote(header.name()));
        }
        for (var name : signed) {
            Unreadable.when(
                    !headers.has(name),
                    Flaw.SIGNED_HEADER_ABSENT,
                    () -> "The signed header " + Unreadable.quote(name) + " was not sent.");
        }
    }

    private static boolean mustBeSigned(String name, Rules rules) {
        return name.startsWith("x-amz-") && !(rules.unsignedToken() && name.equals(TOKEN));
    }
}
