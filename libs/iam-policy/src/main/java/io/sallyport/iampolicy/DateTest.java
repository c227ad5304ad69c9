package io.sallyport.iampolicy;

/** Points in time, to the microsecond. */
record DateTest(Ordering ordering, long wantedMicros) implements ValueTest {
    static DateTest of(Ordering ordering, String wanted) {
        var micros = Timestamp.micros(wanted);
        if (micros == Timestamp.UNREADABLE) {
            throw new UnreadableValue(
                    "a date is expected, as in 2026-11-22T08:00:00Z or seconds since 1970, found \"" + wanted + "\"");
        }
        return new DateTest(ordering, micros);
    }

    @Override
    public Outcome test(String actual, Context context) {
        var micros = Timestamp.micros(actual);
        return micros == Timestamp.UNREADABLE ? Outcome.UNUSABLE : ordering.admits(Long.compare(micros, wantedMicros));
    }
}
