package io.sallyport.analysis;

import io.sallyport.analysis.KeyValues.Samples;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Numbers and dates: the thresholds themselves, and one between each two. */
final class OrderedSamples {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int SCALE = 20;

    private OrderedSamples() {}

    static Samples numbers(List<String> wanted) {
        var thresholds = new TreeSet<BigDecimal>();
        wanted.forEach(w -> thresholds.add(new BigDecimal(w)));
        List<BigDecimal> all = new ArrayList<>(thresholds);
        for (var one : thresholds) {
            var next = thresholds.higher(one);
            all.add(next == null ? one.add(BigDecimal.ONE) : one.add(next).multiply(HALF));
        }
        all.add(thresholds.first().subtract(BigDecimal.ONE));
        var written = all.stream().map(n -> tidy(n).toPlainString()).toList();
        return new Samples(written, all.stream().allMatch(n -> n.scale() <= SCALE && n.precision() <= SCALE));
    }

    private static BigDecimal tidy(BigDecimal number) {
        return number.scale() > 0 ? number.stripTrailingZeros() : number;
    }

    static Samples dates(List<String> wanted) {
        var thresholds = new TreeSet<Instant>();
        try {
            wanted.forEach(w -> thresholds.add(instant(w)));
        } catch (DateTimeException e) {
            return new Samples(wanted, false); // a rarer spelling
        }
        var all = new TreeSet<Instant>();
        for (var one : thresholds) {
            all.addAll(List.of(one, one.plus(1, ChronoUnit.MICROS), one.minus(1, ChronoUnit.MICROS)));
        }
        return new Samples(all.stream().map(Instant::toString).toList(), true);
    }

    private static Instant instant(String text) {
        if (text.length() == 10 && text.charAt(4) == '-') {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return text.length() > 4 && text.length() <= 12 && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Instant.ofEpochSecond(Long.parseLong(text))
                : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    }
}
