package io.sallyport.iampolicy;

import java.util.List;

/**
 * One operator and one key of a {@code Condition} element. All conditions of a statement must hold.
 *
 * @param key    as spelled in the document; compared without regard to case
 * @param values at least one; JSON booleans and numbers as their text
 */
public record Condition(Operator operator, String key, List<String> values, Position position) {}
