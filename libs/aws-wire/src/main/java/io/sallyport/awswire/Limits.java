package io.sallyport.awswire;

/**
 * What the codec takes at most of one request; beyond it a request is malformed.
 *
 * @param bodyBytes    of the whole body
 * @param depth        of nested JSON objects and lists, of the parts of a form name
 * @param stringLength of one JSON string, in characters
 */
public record Limits(int bodyBytes, int depth, int stringLength) {
    /** Lambda takes code packages of 50 MB in base 64; everything else is smaller. */
    public static final Limits STANDARD = new Limits(70_000_000, 64, 70_000_000);
}
