package io.sallyport.token.core;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.TokenFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All attributes that a pool's users may have.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html">Cognito developer guide,
 *     "Working with user attributes"</a>
 */
public record Schema(List<AttributeRule> rules) {
    private static final String SUB = "sub";
    private static final int MOST_CUSTOM = 50;
    private static final List<String> STANDARD = List.of(
            "name",
            "given_name",
            "family_name",
            "middle_name",
            "nickname",
            "preferred_username",
            "profile",
            "picture",
            "website",
            "email",
            "gender",
            "birthdate",
            "zoneinfo",
            "locale",
            "phone_number",
            "address",
            "updated_at");
    private static final Set<String> FLAGS = Set.of("email_verified", "phone_number_verified");

    public Schema {
        rules = List.copyOf(rules);
    }

    /** @param named rules that a pool's creator gave; custom ones without their prefix */
    public static Schema of(List<AttributeRule> named) {
        var all = new LinkedHashMap<String, AttributeRule>();
        var sub = new AttributeRule(SUB, AttributeRule.Type.STRING, false, true, Optional.of("1"), Optional.of("2048"));
        all.put(SUB, sub);
        STANDARD.forEach(name -> all.put(name, standard(name)));
        FLAGS.forEach(name -> all.put(name, flag(name)));
        named.forEach(rule -> put(all, rule));
        if (all.values().stream().filter(AttributeRule::custom).count() > MOST_CUSTOM) {
            throw invalid("A user pool has at most " + MOST_CUSTOM + " custom attributes.");
        }
        return new Schema(new ArrayList<>(all.values()));
    }

    private static AttributeRule standard(String name) {
        return switch (name) {
            case "birthdate" ->
                new AttributeRule(name, AttributeRule.Type.STRING, true, false, Optional.of("10"), Optional.of("10"));
            case "updated_at" ->
                new AttributeRule(name, AttributeRule.Type.NUMBER, true, false, Optional.of("0"), Optional.empty());
            default -> AttributeRule.standard(name);
        };
    }

    private static AttributeRule flag(String name) {
        return new AttributeRule(name, AttributeRule.Type.BOOLEAN, true, false, Optional.empty(), Optional.empty());
    }

    private static void put(Map<String, AttributeRule> all, AttributeRule rule) {
        if (rule.name().equals(SUB)) {
            throw invalid("The attribute sub cannot be changed.");
        }
        if (all.containsKey(rule.name())) {
            all.put(rule.name(), standardised(all.get(rule.name()), rule));
            return;
        }
        if (rule.required()) {
            throw invalid("Required custom attributes are not supported currently.");
        }
        if (rule.name().contains(":")) {
            throw invalid("Invalid AttributeName " + rule.name() + ": the prefix is added by itself.");
        }
        var name = AttributeRule.CUSTOM + rule.name();
        all.put(name, new AttributeRule(name, rule.type(), rule.mutable(), false, rule.min(), rule.max()));
    }

    private static AttributeRule standardised(AttributeRule usual, AttributeRule wanted) {
        if (usual.type() != wanted.type()) {
            throw invalid("You can not change AttributeDataType or set developerOnlyAttribute for standard schema"
                    + " attribute " + usual.name());
        }
        return new AttributeRule(
                usual.name(),
                usual.type(),
                wanted.mutable(),
                wanted.required(),
                wanted.min().or(usual::min),
                wanted.max().or(usual::max));
    }

    /** @throws Refusal when a name is unknown, a value does not conform, a required one is missing, or {@code sub} is among them */
    public void checkNew(Map<String, String> attributes) {
        if (attributes.containsKey(SUB)) {
            throw unchangeable(SUB); // the pool makes it: whoever chooses it is whom they please
        }
        attributes.forEach((name, value) -> rule(name).check(value));
        rules.stream()
                .filter(rule -> rule.required() && !rule.name().equals(SUB) && !attributes.containsKey(rule.name()))
                .findFirst()
                .ifPresent(rule -> {
                    throw nonconforming(rule.name() + ": The attribute is required");
                });
    }

    /** @throws Refusal when a name is unknown, a value does not conform, or an attribute may not change */
    public void checkChange(Map<String, String> changed) {
        changed.forEach((name, value) -> {
            var rule = rule(name);
            if (!rule.mutable()) {
                throw unchangeable(name);
            }
            rule.check(value);
        });
    }

    private AttributeRule rule(String name) {
        return rules.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> nonconforming("Type for attribute {" + name + "} could not be determined"));
    }

    private static Refusal unchangeable(String name) {
        return invalid("user." + name + ": Attribute cannot be updated.\n");
    }

    private static Refusal nonconforming(String how) {
        return invalid("Attributes did not conform to the schema: " + how + "\n");
    }

    private static Refusal invalid(String message) {
        return new Refusal(TokenFailure.INVALID_PARAMETER, message);
    }
}
