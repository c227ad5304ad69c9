package io.sallyport.iampolicy;

/**
 * A compiled policy where it is attached.
 *
 * @param arn empty for an inline policy
 */
public record NamedPolicy(String name, String arn, CompiledPolicy policy) {}
