package io.sallyport.iampolicy;

import java.util.Optional;

/**
 * A condition operator with its set prefix and its suffix.
 *
 * @param ifExists an absent key satisfies the condition
 */
public record Operator(Comparison comparison, Quantifier quantifier, boolean ifExists) {
    private static final String IF_EXISTS = "IfExists";

    /** @return empty when AWS knows no such operator; {@code Null} takes neither a prefix nor {@code IfExists} */
    public static Optional<Operator> named(String word) {
        var quantifier = quantifierOf(word);
        var rest = word.substring(quantifier.prefix().length());
        var ifExists = rest.endsWith(IF_EXISTS);
        var bare = ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest;
        return Comparison.named(bare)
                .map(c -> new Operator(c, quantifier, ifExists))
                .filter(Operator::allowed);
    }

    private static Quantifier quantifierOf(String word) {
        if (word.startsWith(Quantifier.FOR_ALL_VALUES.prefix())) {
            return Quantifier.FOR_ALL_VALUES;
        }
        return word.startsWith(Quantifier.FOR_ANY_VALUE.prefix()) ? Quantifier.FOR_ANY_VALUE : Quantifier.SINGLE;
    }

    private boolean allowed() {
        return comparison != Comparison.NULL || (quantifier == Quantifier.SINGLE && !ifExists);
    }

    /** The operator as documents spell it. */
    public String word() {
        return quantifier.prefix() + comparison.word() + (ifExists ? IF_EXISTS : "");
    }

    @Override
    public String toString() {
        return word();
    }
}
