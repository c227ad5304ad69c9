package io.sallyport.iampolicy;

/** A text and where its six ARN components begin and end; the sixth is all that follows the fifth colon. */
final class ArnText {
    static final int COMPONENTS = 6;
    static final int ACCOUNT = 4;
    /** The last component: what follows the account. */
    static final int RESOURCE = 5;

    private final String text;
    private final int partition;
    private final int service;
    private final int region;
    private final int account;
    private final int resource;

    ArnText(String text) {
        this.text = text;
        this.partition = afterColon(text, 0);
        this.service = afterColon(text, partition);
        this.region = afterColon(text, service);
        this.account = afterColon(text, region);
        this.resource = afterColon(text, account);
    }

    /** Past the text's end when there is no colon any more. */
    private static int afterColon(String text, int from) {
        var colon = text.indexOf(':', from);
        return colon < 0 ? text.length() + 1 : colon + 1;
    }

    String text() {
        return text;
    }

    /** Has all six, and begins as ARNs do. */
    boolean complete() {
        return resource <= text.length() && text.startsWith("arn:");
    }

    /** Index of the component's first character; the text's length when it is missing. */
    int start(int component) {
        return Math.min(begin(component), text.length());
    }

    /** Index after the component's last character. */
    int end(int component) {
        return component == RESOURCE ? text.length() : begin(component + 1) - 1;
    }

    private int begin(int component) {
        return switch (component) {
            case 0 -> 0;
            case 1 -> partition;
            case 2 -> service;
            case 3 -> region;
            case ACCOUNT -> account;
            case RESOURCE -> resource;
            default -> throw new IllegalArgumentException("an ARN has no component " + component);
        };
    }
}
