package io.sallyport.awswire;

/** How a service's members lie in HTTP. */
public enum Protocol {
    /** One JSON object each way; {@code X-Amz-Target} names the operation. */
    AWS_JSON_1_1("application/x-amz-json-1.1"),
    /** A form in, XML out; {@code Action} and {@code Version} name the operation. */
    QUERY("text/xml"),
    /** Members spread over path, query, headers and a JSON body; method and path name the operation. */
    REST_JSON("application/json");

    private final String contentType;

    Protocol(String contentType) {
        this.contentType = contentType;
    }

    /** Of an answer. */
    public String contentType() {
        return contentType;
    }
}
