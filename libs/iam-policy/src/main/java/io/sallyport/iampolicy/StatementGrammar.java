package io.sallyport.iampolicy;

import io.sallyport.iampolicy.Rules.Presence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** One statement: made for it alone, because it remembers where everything stood. */
final class StatementGrammar {
    private static final Pattern SID = Pattern.compile("[A-Za-z0-9]*");
    private static final Pattern ACTION = Pattern.compile("\\*|[A-Za-z0-9*?-]+:[A-Za-z0-9*?_-]+");
    private static final String HERE = "A statement";

    private final Rules rules;
    private final LanguageVersion version;
    private final Map<String, Position> places = new HashMap<>();

    StatementGrammar(Rules rules, LanguageVersion version) {
        this.rules = rules;
        this.version = version;
    }

    Statement statement(int index, Json json) {
        var elements = Elements.of(
                json,
                HERE,
                "Sid",
                "Effect",
                "Principal",
                "NotPrincipal",
                "Action",
                "NotAction",
                "Resource",
                "NotResource",
                "Condition");
        return new Statement(
                index,
                elements.find("Sid").map(this::sid),
                effect(elements.need("Effect")),
                principals(elements, json),
                actions(elements, json),
                resources(elements, json),
                elements.find("Condition")
                        .map(c -> new ConditionGrammar(version).conditions(c))
                        .orElse(List.of()),
                json.at(),
                elements.end(),
                Map.copyOf(places));
    }

    private String sid(Json json) {
        var sid = Elements.text(json, "Sid");
        if (rules.strictNames() && !SID.matcher(sid).matches()) {
            throw new MalformedPolicy("Sid must be letters and digits, found \"" + sid + "\"", json.at());
        }
        return sid;
    }

    private static Effect effect(Json json) {
        var word = Elements.text(json, "Effect");
        for (var effect : Effect.values()) {
            if (effect.word().equals(word)) {
                return effect;
            }
        }
        throw new MalformedPolicy("Effect must be Allow or Deny, found \"" + word + "\"", json.at());
    }

    private Optional<Selection<PrincipalName>> principals(Elements elements, Json statement) {
        return present(elements, "Principal", rules.principal(), statement)
                .map(f -> selection(f, (value, name) -> new PrincipalGrammar(name).principals(value)));
    }

    private Selection<String> actions(Elements elements, Json statement) {
        return present(elements, "Action", Presence.REQUIRED, statement)
                .map(f -> selection(f, this::actionNames))
                .orElseThrow();
    }

    private Optional<Selection<String>> resources(Elements elements, Json statement) {
        return present(elements, "Resource", rules.resource(), statement).map(f -> selection(f, this::resourceNames));
    }

    private static Optional<Json.Field> present(Elements elements, String name, Presence wanted, Json statement) {
        var field = elements.oneOf(name);
        if (wanted == Presence.REQUIRED && field.isEmpty()) {
            throw new MalformedPolicy(HERE + " must have " + name + " or Not" + name, statement.at());
        }
        if (wanted == Presence.FORBIDDEN && field.isPresent()) {
            throw new MalformedPolicy(
                    "A policy of this kind must not have " + field.get().name(),
                    field.get().at());
        }
        return field;
    }

    private static <T> Selection<T> selection(Json.Field field, BiFunction<Json, String, List<T>> read) {
        var items = read.apply(field.value(), field.name());
        return field.name().startsWith("Not") ? new Selection.AllBut<>(items) : new Selection.Only<>(items);
    }

    private List<String> actionNames(Json json, String element) {
        var names = Elements.texts(json, element);
        for (var name : names) {
            if (!ACTION.matcher(name.text()).matches()) {
                throw new MalformedPolicy(
                        element + " must be * or service:name, as in s3:GetObject, found \"" + name.text() + "\"",
                        name.at());
            }
        }
        return placed(names);
    }

    private List<String> resourceNames(Json json, String element) {
        var names = Elements.texts(json, element);
        for (var name : names) {
            checkResource(name, element);
        }
        return placed(names);
    }

    private List<String> placed(List<Json.Text> names) {
        names.forEach(name -> places.putIfAbsent(name.text(), name.at()));
        return names.stream().map(Json.Text::text).toList();
    }

    private void checkResource(Json.Text name, String element) {
        var text = name.text();
        if (text.isEmpty() || (rules.strictNames() && !text.equals("*") && !text.startsWith("arn:"))) {
            throw new MalformedPolicy(element + " must be an ARN or \"*\", found \"" + text + "\"", name.at());
        }
        checkVariables(name, version);
    }

    /** Reads the template for its errors only. */
    static void checkVariables(Json.Text text, LanguageVersion version) {
        try {
            ArnPattern.parse(text.text(), version);
        } catch (UnreadableValue e) {
            throw new MalformedPolicy(e.reason(), text.at());
        }
    }
}
