package io.sallyport.iampolicy;

/**
 * Dates as condition keys write them: {@code 2026}, {@code 2026-11}, {@code 2026-11-22}, {@code 2026-11-22T08:00Z},
 * {@code 2026-11-22T08:00:00.5+01:00}, or seconds since 1970. Four digits alone are a year. Reading one allocates nothing.
 *
 * @see <a href="https://www.w3.org/TR/NOTE-datetime">W3C, "Date and Time Formats"</a>
 */
final class Timestamp {
    static final long UNREADABLE = Long.MIN_VALUE;
    private static final long MICROS = 1_000_000;
    private static final int LONGEST_SECONDS = 12;

    private Timestamp() {}

    /** @return microseconds since 1970, finer digits cut off; {@link #UNREADABLE} when {@code text} is no date */
    static long micros(String text) {
        var length = text.length();
        if (length != 4 && length <= LONGEST_SECONDS && digits(text, 0, length) >= 0) {
            return digits(text, 0, length) * MICROS;
        }
        var days = days(text);
        if (days == UNREADABLE || length <= 10) {
            return days == UNREADABLE ? days : days * 86_400 * MICROS;
        }
        return time(text, days * 86_400 * MICROS);
    }

    private static long days(String text) {
        var length = text.length();
        if (length != 4 && length != 7 && length != 10 && (length < 17 || text.charAt(10) != 'T')) {
            return UNREADABLE;
        }
        var year = digits(text, 0, 4);
        var month = length == 4 ? 1 : separated(text, 4, '-');
        var day = length <= 7 ? 1 : separated(text, 7, '-');
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
            return UNREADABLE;
        }
        return epochDay(year, month, day);
    }

    private static long time(String text, long midnight) {
        var hour = digits(text, 11, 13);
        var minute = separated(text, 13, ':');
        var hasSeconds = text.charAt(16) == ':';
        var second = hasSeconds ? separated(text, 16, ':') : 0;
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return UNREADABLE;
        }
        var micros = midnight + ((hour * 60 + minute) * 60 + second) * MICROS;
        return hasSeconds && text.length() > 19 && text.charAt(19) == '.'
                ? fraction(text, micros)
                : zoned(text, hasSeconds ? 19 : 16, micros);
    }

    private static long fraction(String text, long micros) {
        var at = 20;
        var unit = MICROS;
        var sum = micros;
        while (at < text.length() && at < 29 && digits(text, at, at + 1) >= 0) {
            unit /= 10;
            sum += digits(text, at++, at) * unit;
        }
        return at == 20 ? UNREADABLE : zoned(text, at, sum);
    }

    private static long zoned(String text, int at, long micros) {
        if (text.length() == at + 1 && text.charAt(at) == 'Z') {
            return micros;
        }
        if (text.length() != at + 6 || (text.charAt(at) != '+' && text.charAt(at) != '-')) {
            return UNREADABLE;
        }
        var hours = digits(text, at + 1, at + 3);
        var minutes = separated(text, at + 3, ':');
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
            return UNREADABLE;
        }
        var ahead = (hours * 60 + minutes) * 60 * MICROS;
        return text.charAt(at) == '+' ? micros - ahead : micros + ahead;
    }

    /** Two digits after a separator; -1 when either is not there. */
    private static long separated(String text, int at, char separator) {
        return text.length() >= at + 3 && text.charAt(at) == separator ? digits(text, at + 1, at + 3) : -1;
    }

    private static long digits(String text, int from, int to) {
        var number = from < to && to <= text.length() ? 0L : -1;
        for (var i = from; i < to && number >= 0; i++) {
            var digit = text.charAt(i) - '0';
            number = digit < 0 || digit > 9 ? -1 : number * 10 + digit;
        }
        return number;
    }

    private static long daysIn(long year, long month) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Days since 1970 in the proleptic Gregorian calendar, years from March so that leap days come last. */
    private static long epochDay(long year, long month, long day) {
        var y = month <= 2 ? year - 1 : year;
        var era = Math.floorDiv(y, 400);
        var yearOfEra = y - era * 400;
        var dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        var dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }
}
