package io.sallyport.iampolicy;

/**
 * Where the six components of an ARN's text begin and end; the sixth is all that follows the fifth colon. Handed on as numbers: an object
 * that held them would be allocated for each decision.
 */
final class ArnText {
    static final int COMPONENTS = 6;
    static final int ACCOUNT = 4;
    /** The last component: what follows the account. */
    static final int RESOURCE = 5;

    private ArnText() {}

    /** Has all six, and begins as ARNs do. */
    static boolean complete(String text) {
        return text.startsWith("arn:") && begin(text, RESOURCE) <= text.length();
    }

    /** Index of the component's first character; the text's length when it is missing. */
    static int start(String text, int component) {
        return Math.min(begin(text, component), text.length());
    }

    /** Past the text's end when the component is missing. */
    private static int begin(String text, int component) {
        var at = 0;
        for (var i = 0; i < component; i++) {
            at = end(text, at) + 1;
        }
        return at;
    }

    /** Index after the last character of the component that begins at {@code from}, which is not the sixth. */
    static int end(String text, int from) {
        var colon = text.indexOf(':', from);
        return colon < 0 ? text.length() : colon;
    }

    /** Where the component after one that ends at {@code end} begins; the text's length when it is missing. */
    static int after(String text, int end) {
        return Math.min(end + 1, text.length());
    }
}
