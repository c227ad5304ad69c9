package io.sallyport.iampolicy;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Integers and decimals, without exponent, of at most 64 characters. */
record NumberTest(Ordering ordering, BigDecimal wanted) implements ValueTest {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,32}(\\.[0-9]{1,30})?");

    static NumberTest of(Ordering ordering, String wanted) {
        if (!DECIMAL.matcher(wanted).matches()) {
            throw new UnreadableValue("a number is expected, as in 10 or 2.5, found \"" + wanted + "\"");
        }
        return new NumberTest(ordering, new BigDecimal(wanted));
    }

    @Override
    public Outcome test(String actual, Context context) {
        return DECIMAL.matcher(actual).matches()
                ? ordering.admits(new BigDecimal(actual).compareTo(wanted))
                : Outcome.UNUSABLE;
    }
}
