package io.sallyport.sigv4;

/** Some of the characters of ASCII: what a part of a request may be spelled with. */
final class Alphabet {
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    static final Alphabet DIGIT = new Alphabet("0123456789");
    static final Alphabet LOWER_HEX = new Alphabet("0123456789abcdef");
    static final Alphabet REGION = new Alphabet(LOWER + "0123456789-");
    static final Alphabet METHOD = new Alphabet(UPPER + LOWER + "-_");
    static final Alphabet KEY_ID = new Alphabet(UPPER + LOWER + "0123456789_");
    static final Alphabet SERVICE = new Alphabet(UPPER + LOWER + "0123456789-._");

    /** @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.3">RFC 3986, section 2.3</a> */
    static final Alphabet UNRESERVED = new Alphabet(UPPER + LOWER + "0123456789-._~");

    /** @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2">RFC 9110, section 5.6.2</a>, in lower case */
    static final Alphabet HEADER_NAME = new Alphabet(LOWER + "0123456789!#$%&'*+-.^_`|~");

    private final boolean[] has = new boolean[128];

    private Alphabet(String characters) {
        characters.chars().forEach(c -> has[c] = true);
    }

    boolean has(char c) {
        return c < has.length && has[c];
    }

    /** Whether {@code text} is of these characters alone, and of so many. */
    boolean spells(String text, int least, int most) {
        if (text.length() < least || text.length() > most) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!has(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
