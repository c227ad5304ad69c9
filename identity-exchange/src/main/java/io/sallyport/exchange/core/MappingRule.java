package io.sallyport.exchange.core;

import java.util.List;
import java.util.Map;

/** A claim that chooses a role. A claim that is absent chooses nothing, whatever is asked of it. */
public record MappingRule(String claim, Match match, String value, String roleArn) {

    /** How the claim is compared. */
    public enum Match {
        EQUALS,
        NOT_EQUAL,
        STARTS_WITH,
        CONTAINS
    }

    /** A claim that is a list is only ever asked whether an element contains the value. */
    public boolean matches(Map<String, Object> claims) {
        return switch (claims.get(claim)) {
            case String text -> text(text);
            case Boolean truth -> text(truth.toString());
            case List<?> list ->
                match == Match.CONTAINS
                        && list.stream().anyMatch(one -> one instanceof String text && text.contains(value));
            case null, default -> false;
        };
    }

    private boolean text(String text) {
        return switch (match) {
            case EQUALS -> text.equals(value);
            case NOT_EQUAL -> !text.equals(value);
            case STARTS_WITH -> text.startsWith(value);
            case CONTAINS -> text.contains(value);
        };
    }
}
