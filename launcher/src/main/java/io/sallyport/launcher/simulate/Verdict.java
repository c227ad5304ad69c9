package io.sallyport.launcher.simulate;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells a simulation at a terminal: the verdict first, then the way to it. */
final class Verdict {
    private static final int GREEN = 32;
    private static final int RED = 31;
    private static final int GREY = 2;
    private static final int MOST_MISSED = 20;
    /** As it is, and as JSON has it. */
    private static final Pattern LINE_END = Pattern.compile("\\n|\\\\n");

    private final PrintWriter out;
    private final boolean colour;

    Verdict(PrintWriter out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    /** @param request without anything secret */
    void tell(String request, JsonObject answer) {
        if (answer.getBoolean("allowed")) {
            line(styled("LET IN", GREEN) + "   " + request);
        } else {
            line(styled("REFUSED", RED) + "  " + request);
            field("says", answer.getInteger("status") + " " + firstLine(answer, "message"));
            field("because", because(answer));
        }
        line("");
        way(answer);
        objects(answer.getJsonArray("trace")).forEach(this::reasoning);
    }

    /** What the client is told already is not told twice. */
    private static String because(JsonObject answer) {
        var reason = firstLine(answer, "reason");
        return said(answer, "failure") + (said(answer, "message").contains(reason) ? "" : ": " + reason);
    }

    /** In what follows a refused signature is told what should have been signed: the query and headers, secrets among them. */
    private static String firstLine(JsonObject of, String member) {
        return shown(LINE_END.split(of.getString(member, ""), 2)[0]);
    }

    private void way(JsonObject answer) {
        field(
                "api",
                said(answer, "api")
                        + text(answer, "name").map(name -> " (" + name + ")").orElse(""));
        text(answer, "stage").ifPresent(stage -> field("stage", stage + ", deployment " + said(answer, "deployment")));
        text(answer, "route").ifPresent(route -> field("route", route));
        Optional.ofNullable(answer.getJsonObject("authorizer")).ifPresent(this::authorizer);
        text(answer, "principal").ifPresent(who -> field("who", who));
        text(answer, "integration").ifPresent(next -> field("next", next + styled(", which was not asked", GREY)));
    }

    private void authorizer(JsonObject authorizer) {
        var scopes = Optional.ofNullable(authorizer.getJsonArray("scopes"))
                .filter(all -> !all.isEmpty())
                .map(all -> ", one of the scopes " + words(all))
                .orElse("");
        field(
                "authorizer",
                said(authorizer, "type")
                        + text(authorizer, "name").map(n -> " " + n).orElse("")
                        + scopes);
    }

    private void reasoning(JsonObject asked) {
        line("");
        var demand = said(asked, "demand").equals("ALLOWED") ? " has to be allowed" : " must not be denied";
        line("  " + said(asked, "action") + " on " + said(asked, "resource") + demand);
        field("answer", decision(asked.getJsonObject("decision")));
        var statements = objects(asked.getJsonArray("statements"));
        var missed =
                statements.stream().filter(one -> !one.getBoolean("matched")).toList();
        statements.stream().filter(one -> one.getBoolean("matched")).forEach(this::statement);
        missed.stream().limit(MOST_MISSED).forEach(this::statement);
        long more = Math.max(0, missed.size() - MOST_MISSED) + asked.getLong("leftOut");
        if (more > 0) {
            detail("and " + more + " more that do not match");
        }
    }

    private static String decision(JsonObject decision) {
        return switch (said(decision, "outcome")) {
            case "allowed" -> "allowed by " + place(decision);
            case "explicitDeny" -> "denied by " + place(decision) + " (" + layer(decision) + ")";
            default -> "no statement allows it (" + layer(decision) + ")";
        };
    }

    private void statement(JsonObject statement) {
        var effect = said(statement, "effect").equals("ALLOW") ? "Allow" : "Deny";
        var found = text(statement, "missed")
                .map(element -> "its " + element.toLowerCase(Locale.ROOT) + " does not match")
                .orElse("matches");
        var text = place(statement) + " " + effect + " (" + layer(statement) + "): " + found;
        field("", statement.getBoolean("matched") ? text : styled(text, GREY));
        objects(statement.getJsonArray("conditions")).forEach(this::condition);
    }

    private void condition(JsonObject condition) {
        detail("  " + said(condition, "operator") + " " + said(condition, "key") + " wanted "
                + words(condition.getJsonArray("wanted")) + ", was " + actual(condition)
                + (condition.getBoolean("holds") ? ": holds" : ": does not hold"));
    }

    /** The query of an address may hold a credential. */
    private static String actual(JsonObject condition) {
        var actual = words(condition.getJsonArray("actual"));
        var shown = said(condition, "key").equalsIgnoreCase("aws:Referer") ? actual.replaceAll("\\?.*", "?…") : actual;
        return shown.isEmpty() ? "absent" : shown;
    }

    private static String place(JsonObject statement) {
        return said(statement, "policy") + ":" + statement.getInteger("line") + ":" + statement.getInteger("column")
                + text(statement, "sid").map(sid -> " " + sid).orElse("");
    }

    private static String layer(JsonObject of) {
        return said(of, "layer").toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Optional<String> text(JsonObject of, String member) {
        return Optional.ofNullable(of.getString(member)).map(Verdict::shown);
    }

    private static String said(JsonObject of, String member) {
        return text(of, member).orElse("");
    }

    /** Names and values are others': what would steer a terminal is not passed on. */
    private static String shown(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }

    private static String words(JsonArray texts) {
        return texts.stream().map(String::valueOf).map(Verdict::shown).collect(Collectors.joining(", "));
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    private void field(String name, String text) {
        line("     " + styled(String.format("%-11s", name), GREY) + text);
    }

    private void detail(String text) {
        line("                " + styled(text, GREY));
    }

    private void line(String text) {
        out.println(text);
    }

    private String styled(String text, int style) {
        return colour ? "\u001b[" + style + "m" + text + "\u001b[0m" : text;
    }
}
