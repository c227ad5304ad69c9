package io.sallyport.iampolicy;

/** A text and where its six ARN components begin and end; the sixth is all that follows the fifth colon. */
final class ArnText {
    static final int COMPONENTS = 6;
    /** The last component: what follows the account. */
    static final int RESOURCE = 5;

    private final String text;
    private final int[] starts = new int[COMPONENTS + 1];
    private final int count;

    ArnText(String text) {
        this.text = text;
        var found = 1;
        for (var colon = text.indexOf(':'); colon >= 0 && found < COMPONENTS; colon = text.indexOf(':', colon + 1)) {
            starts[found++] = colon + 1;
        }
        this.count = found;
        for (var missing = found; missing <= COMPONENTS; missing++) {
            starts[missing] = text.length() + 1;
        }
    }

    String text() {
        return text;
    }

    /** Has all six, and begins as ARNs do. */
    boolean complete() {
        return count == COMPONENTS && text.startsWith("arn:");
    }

    /** Index of the component's first character; the text's length when it is missing. */
    int start(int component) {
        return Math.min(starts[component], text.length());
    }

    /** Index after the component's last character. */
    int end(int component) {
        return Math.max(starts[component + 1] - 1, start(component));
    }

    String component(int component) {
        return text.substring(start(component), end(component));
    }
}
