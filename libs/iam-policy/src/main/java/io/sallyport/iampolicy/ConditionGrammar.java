package io.sallyport.iampolicy;

import java.util.ArrayList;
import java.util.List;

/** The {@code Condition} element: operators, keys, values. */
final class ConditionGrammar {
    private static final int LONGEST_KEY = 256;

    private final LanguageVersion version;

    ConditionGrammar(LanguageVersion version) {
        this.version = version;
    }

    List<Condition> conditions(Json json) {
        List<Condition> conditions = new ArrayList<>();
        for (var block : Elements.object(json, "Condition").fields()) {
            var operator = operator(block);
            for (var key : Elements.object(block.value(), block.name()).fields()) {
                conditions.add(condition(operator, key));
            }
        }
        return List.copyOf(conditions);
    }

    private static Operator operator(Json.Field block) {
        return Operator.named(block.name())
                .orElseThrow(() -> new MalformedPolicy(
                        "\"" + block.name() + "\" is not a condition operator; StringEquals is one", block.at()));
    }

    private Condition condition(Operator operator, Json.Field key) {
        if (key.name().isBlank() || key.name().length() > LONGEST_KEY) {
            throw new MalformedPolicy(
                    "A condition key has 1 to " + LONGEST_KEY + " characters, found \"" + key.name() + "\"", key.at());
        }
        List<String> values = new ArrayList<>();
        for (var value : key.value() instanceof Json.Arr list ? list.items() : List.of(key.value())) {
            values.add(value(operator, key, value));
        }
        if (values.isEmpty()) {
            throw new MalformedPolicy("\"" + key.name() + "\" must be compared with at least one value", key.at());
        }
        return new Condition(operator, key.name(), List.copyOf(values), key.at());
    }

    private String value(Operator operator, Json.Field key, Json json) {
        var text = scalar(key, json);
        try {
            ValueTests.of(operator.comparison(), text, version);
        } catch (UnreadableValue e) {
            throw new MalformedPolicy("\"" + key.name() + "\": " + e.reason(), json.at());
        }
        return text;
    }

    private static String scalar(Json.Field key, Json json) {
        return switch (json) {
            case Json.Text text -> text.text();
            case Json.Bare bare when !bare.text().equals("null") -> bare.text();
            case Json.Bare _, Json.Obj _, Json.Arr _ ->
                throw new MalformedPolicy(
                        "\"" + key.name() + "\" must be compared with strings, found " + json.kind(), json.at());
        };
    }
}
