package io.sallyport.awswire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Scalars that are text on the wire: in forms, paths, queries, headers and XML. */
final class Scalars {
    private static final long MAX_EPOCH_SECONDS = 253_402_300_799L; // 9999-12-31T23:59:59Z

    private Scalars() {}

    /** @param where the member, for the message */
    static Object read(Field field, String text, Format timestamps, String where) {
        try {
            return switch (field.kind()) {
                case STRING -> text;
                case BOOLEAN -> bool(text, where);
                case INTEGER -> Integer.valueOf(text);
                case LONG -> Long.valueOf(text);
                case SHORT -> Short.valueOf(text);
                case BYTE -> Byte.valueOf(text);
                case FLOAT -> Float.valueOf(number(text));
                case DOUBLE -> Double.valueOf(number(text));
                case BIG_DECIMAL -> new BigDecimal(number(text));
                case INSTANT -> instant(text, field.timestamps(timestamps), where);
                case SDK_BYTES -> blob(text, where);
                case NULL, LIST, MAP, SDK_POJO, DOCUMENT -> throw new MalformedRequest(where + " must not be a scalar");
            };
        } catch (NumberFormatException e) {
            throw new MalformedRequest(where + " must be a number that fits its type", e);
        }
    }

    /** Longer numerals are an attack on the parser, and Java's own suffixes and hexadecimal are no numerals here. */
    private static String number(String text) {
        if (text.length() > 64 || text.chars().anyMatch(c -> "dDfFxXpP ".indexOf(c) >= 0)) {
            throw new NumberFormatException();
        }
        return text;
    }

    private static boolean bool(String text, String where) {
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> throw new MalformedRequest(where + " must be true or false");
        };
    }

    static SdkBytes blob(String text, String where) {
        try {
            return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new MalformedRequest(where + " must be base 64", e);
        }
    }

    static Instant instant(String text, Format format, String where) {
        try {
            return switch (format) {
                case ISO_8601 -> OffsetDateTime.parse(text).toInstant();
                case RFC_822 -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
                case UNIX_TIMESTAMP -> seconds(Double.parseDouble(number(text)), where);
                case UNIX_TIMESTAMP_MILLIS -> seconds(Double.parseDouble(number(text)) / 1000, where);
            };
        } catch (DateTimeException | NumberFormatException e) {
            throw new MalformedRequest(where + " must be a point in time as " + format, e);
        }
    }

    static Instant seconds(double seconds, String where) {
        if (!(Math.abs(seconds) <= MAX_EPOCH_SECONDS)) {
            throw new MalformedRequest(where + " must be seconds since 1970, before the year 10000");
        }
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }

    static String write(Field field, Object value, Format timestamps) {
        return switch (value) {
            case Instant instant -> instant(instant, field.timestamps(timestamps));
            case SdkBytes bytes -> Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
            case BigDecimal decimal -> decimal.toPlainString();
            default -> value.toString();
        };
    }

    static String instant(Instant instant, Format format) {
        return switch (format) {
            case ISO_8601 ->
                instant.truncatedTo(java.time.temporal.ChronoUnit.MILLIS).toString();
            case RFC_822 -> DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
            case UNIX_TIMESTAMP -> epochSeconds(instant);
            case UNIX_TIMESTAMP_MILLIS -> Long.toString(instant.toEpochMilli());
        };
    }

    /** Seconds with at most three decimals, never in exponent form. */
    static String epochSeconds(Instant instant) {
        var seconds = BigDecimal.valueOf(instant.toEpochMilli(), 3).stripTrailingZeros();
        return seconds.toPlainString();
    }
}
