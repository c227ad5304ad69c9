package io.sallyport.iampolicy;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Integers and decimals, without exponent, of at most 64 characters. Comparing two shorter integers allocates nothing. */
final class NumberTest implements ValueTest {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,32}(\\.[0-9]{1,30})?");
    private static final int SHORT = 18;
    private static final long NOT_SHORT = Long.MIN_VALUE;

    private final Ordering ordering;
    private final BigDecimal wanted;
    private final long wantedShort;

    private NumberTest(Ordering ordering, String wanted) {
        this.ordering = ordering;
        this.wanted = new BigDecimal(wanted);
        this.wantedShort = shortInteger(wanted);
    }

    static NumberTest of(Ordering ordering, String wanted) {
        if (!DECIMAL.matcher(wanted).matches()) {
            throw new UnreadableValue("a number is expected, as in 10 or 2.5, found \"" + wanted + "\"");
        }
        return new NumberTest(ordering, wanted);
    }

    @Override
    public Outcome test(String actual, Context context) {
        var actualShort = shortInteger(actual);
        if (wantedShort != NOT_SHORT && actualShort != NOT_SHORT) {
            return ordering.admits(Long.compare(actualShort, wantedShort));
        }
        return DECIMAL.matcher(actual).matches()
                ? ordering.admits(new BigDecimal(actual).compareTo(wanted))
                : Outcome.UNUSABLE;
    }

    /** Digits alone, few enough for a long. */
    private static long shortInteger(String text) {
        var number = text.isEmpty() || text.length() > SHORT ? NOT_SHORT : 0L;
        for (var i = 0; i < text.length() && number != NOT_SHORT; i++) {
            var digit = text.charAt(i) - '0';
            number = digit < 0 || digit > 9 ? NOT_SHORT : number * 10 + digit;
        }
        return number;
    }
}
