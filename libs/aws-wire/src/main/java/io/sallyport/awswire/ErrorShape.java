package io.sallyport.awswire;

/**
 * An error that a service's model knows.
 *
 * @param name   of the shape, for example {@code NoSuchEntityException}
 * @param code   as it goes over the wire, for example {@code NoSuchEntity}
 * @param status HTTP status
 * @param fault  the service's fault, not the sender's
 * @param text   name of the member that holds the message: {@code message}, or {@code Message}
 */
public record ErrorShape(String name, String code, int status, boolean fault, String text) {}
