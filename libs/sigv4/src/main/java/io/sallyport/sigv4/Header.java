package io.sallyport.sigv4;

/**
 * One header line as it came; a name that came twice is two of them.
 *
 * @param name  in any case
 * @param value not trimmed; HTTP/2's {@code :authority} is given as {@code host}
 */
public record Header(String name, String value) {

    /** The name only: values hold credentials. */
    @Override
    public String toString() {
        return "Header[" + name + "]";
    }
}
