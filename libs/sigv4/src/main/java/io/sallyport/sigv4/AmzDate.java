package io.sallyport.sigv4;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** {@code 20150830T123600Z}, and the older form of the Date header. */
final class AmzDate {
    private AmzDate() {}

    /** By hand: a formatter costs as much as hashing the canonical request. */
    static String format(Instant instant) {
        var time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        var text = new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 'T', 0, 0, 0, 0, 0, 0, 'Z'};
        digits(text, 0, time.getYear() / 100);
        digits(text, 2, time.getYear() % 100);
        digits(text, 4, time.getMonthValue());
        digits(text, 6, time.getDayOfMonth());
        digits(text, 9, time.getHour());
        digits(text, 11, time.getMinute());
        digits(text, 13, time.getSecond());
        return new String(text, US_ASCII);
    }

    private static void digits(byte[] text, int at, int number) {
        text[at] = (byte) ('0' + number / 10);
        text[at + 1] = (byte) ('0' + number % 10);
    }

    /** @throws Unreadable unless ISO 8601's basic form */
    static Instant parse(String text) {
        Unreadable.when(
                !basic(text),
                Flaw.BAD_DATE,
                () -> "Date must be in ISO-8601 'basic format', as 20150830T123600Z. Got " + Unreadable.quote(text)
                        + ".");
        try {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 4, 6),
                            number(text, 6, 8),
                            number(text, 9, 11),
                            number(text, 11, 13),
                            number(text, 13, 15))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new Unreadable(Flaw.BAD_DATE, "There is no such date: " + Unreadable.quote(text) + ".");
        }
    }

    /** @throws Unreadable unless the basic form or RFC 9110's IMF-fixdate */
    static Instant parseDateHeader(String text) {
        if (basic(text)) {
            return parse(text);
        }
        try {
            return OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new Unreadable(Flaw.BAD_DATE, "The Date header cannot be read: " + Unreadable.quote(text) + ".");
        }
    }

    private static boolean basic(String text) {
        if (text.length() != 16 || text.charAt(8) != 'T' || text.charAt(15) != 'Z') {
            return false;
        }
        for (int i = 0; i < 15; i++) {
            if (i != 8 && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
