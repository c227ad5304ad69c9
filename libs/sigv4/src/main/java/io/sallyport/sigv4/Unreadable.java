package io.sallyport.sigv4;

import java.util.function.Supplier;

/** Carries a flaw from where it is seen to {@link Authorization#parse}; never leaves this package. */
final class Unreadable extends RuntimeException {
    private final Flaw flaw;
    private final String detail;

    Unreadable(Flaw flaw, String detail) {
        super(detail, null, false, false);
        this.flaw = flaw;
        this.detail = detail;
    }

    static void when(boolean bad, Flaw flaw, String detail) {
        if (bad) {
            throw new Unreadable(flaw, detail);
        }
    }

    /** @param detail built only when it is bad: most requests are not */
    static void when(boolean bad, Flaw flaw, Supplier<String> detail) {
        if (bad) {
            throw new Unreadable(flaw, detail.get());
        }
    }

    /** A stranger's text, short enough to repeat. */
    static String quote(String text) {
        return text.length() <= 128 ? "'" + text + "'" : "'" + text.substring(0, 128) + "...'";
    }

    Authorization.Malformed answer() {
        return new Authorization.Malformed(flaw, detail);
    }
}
