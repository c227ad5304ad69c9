package io.sallyport.iampolicy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;

/** Numbers, dates, booleans, bytes and addresses by the JDK's own parsers. */
final class NaiveValues {
    private NaiveValues() {}

    static Optional<Boolean> compare(String base, String wanted, String actual) {
        if (base.startsWith("Numeric")) {
            return order(
                    base, number(actual).map(a -> a.compareTo(number(wanted).orElseThrow())));
        }
        if (base.startsWith("Date")) {
            return order(base, date(actual).map(a -> a.compareTo(date(wanted).orElseThrow())));
        }
        return switch (base) {
            case "Bool" ->
                actual.matches("(?i)true|false") ? Optional.of(actual.equalsIgnoreCase(wanted)) : Optional.empty();
            case "BinaryEquals" ->
                actual.matches("([A-Za-z0-9+/]{4})*") ? Optional.of(actual.equals(wanted)) : Optional.empty();
            default -> within(wanted, actual);
        };
    }

    private static Optional<Boolean> order(String base, Optional<Integer> comparison) {
        return comparison.map(c -> (base.endsWith("Equals") && c == 0)
                || (base.contains("Less") && c < 0)
                || (base.contains("Greater") && c > 0));
    }

    private static Optional<BigDecimal> number(String text) {
        return text.matches("[+-]?\\d+(\\.\\d+)?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static Optional<Instant> date(String text) {
        try {
            if (text.matches("\\d{1,3}|\\d{5,12}")) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
            }
            return text.contains("T")
                    ? Optional.of(OffsetDateTime.parse(text).toInstant())
                    : Optional.of(
                            LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> within(String network, String actual) {
        if (!actual.matches("[0-9a-f:]*:[0-9a-f:.]*|\\d+\\.\\d+\\.\\d+\\.\\d+")) {
            return Optional.empty();
        }
        var parts = (network + "/").split("/", -1);
        var wanted = bytes(parts[0]);
        var address = bytes(actual);
        var bits = parts[1].isEmpty() ? wanted.length * 8 : Integer.parseInt(parts[1]);
        var drop = wanted.length * 8 - bits;
        return Optional.of(wanted.length == address.length
                && new BigInteger(1, wanted).shiftRight(drop).equals(new BigInteger(1, address).shiftRight(drop)));
    }

    private static byte[] bytes(String address) {
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            return Arrays.copyOf(bytes, bytes.length);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address, e);
        }
    }
}
