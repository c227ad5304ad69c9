package io.sallyport.awswire;

/** Writes XML 1.0 text by hand: our answers have elements and text, and one attribute. */
final class Xml {
    private final StringBuilder out = new StringBuilder(512);

    Xml open(String name) {
        out.append('<').append(name).append('>');
        return this;
    }

    Xml open(String name, String xmlns) {
        out.append('<').append(name).append(" xmlns=\"").append(xmlns).append("\">");
        return this;
    }

    Xml close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    Xml element(String name, String text) {
        return open(name).text(text).close(name);
    }

    Xml text(String text) {
        text.codePoints().forEach(this::escaped);
        return this;
    }

    /** A carriage return would be read back as a line feed; what XML 1.0 cannot carry at all becomes U+FFFD. */
    private void escaped(int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\r' -> out.append("&#xD;");
            default -> out.appendCodePoint(isCharacter(c) ? c : 0xFFFD);
        }
    }

    /** See <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0, 2.2 Characters</a>. */
    private static boolean isCharacter(int c) {
        return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
