package io.sallyport.functions.worker;

/**
 * One event for a function.
 *
 * @param functionArn   as it was asked for, with its qualifier
 * @param payload       JSON text
 */
public record Invocation(String requestId, String functionArn, String payload) {}
