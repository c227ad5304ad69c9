package io.sallyport.iampolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Text with policy variables: {@code ${key}}, {@code ${key, 'default'}}, and {@code ${*} ${?} ${$}} for the characters themselves.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">IAM User Guide, "IAM policy
 *     elements: Variables and tags"</a>
 */
record Template(List<Piece> pieces) {
    sealed interface Piece {
        record Literal(Tokens tokens) implements Piece {}

        /** @param key in lower case */
        record Variable(String key, String name, Optional<String> fallback) implements Piece {}
    }

    /** @param outcome YES, NO_VALUE or UNUSABLE; with YES, {@code tokens} is the text with its variables filled in */
    record Filled(Outcome outcome, Tokens tokens) {}

    private static final String OPEN = "${";

    static Template parse(String text, LanguageVersion version, boolean wildcards) {
        List<Piece> pieces = new ArrayList<>();
        var at = 0;
        while (at < text.length()) {
            var open = version.knowsVariables() ? text.indexOf(OPEN, at) : -1;
            var until = open < 0 ? text.length() : open;
            pieces.add(literal(text.substring(at, until), wildcards));
            at = until;
            if (open >= 0) {
                at = close(text, open);
                pieces.add(variable(text.substring(open + OPEN.length(), at - 1)));
            }
        }
        return new Template(joined(pieces));
    }

    /** The index after the brace that closes the variable; a quoted default may hold braces. */
    static int close(String text, int open) {
        var brace = text.indexOf('}', open);
        var quote = text.indexOf('\'', open);
        if (quote >= 0 && quote < brace) {
            brace = text.indexOf('}', Math.max(text.indexOf('\'', quote + 1), open));
        }
        if (brace < 0) {
            throw new UnreadableValue("a policy variable is not closed by }: \"" + text.substring(open) + "\"");
        }
        return brace + 1;
    }

    private static Piece literal(String text, boolean wildcards) {
        return new Piece.Literal(wildcards ? Tokens.pattern(text) : Tokens.literal(text));
    }

    private static Piece variable(String body) {
        if (body.equals("*") || body.equals("?") || body.equals("$")) {
            return new Piece.Literal(Tokens.literal(body));
        }
        var comma = body.indexOf(',');
        var name = (comma < 0 ? body : body.substring(0, comma)).strip();
        if (name.isEmpty() || name.contains("$") || name.contains("{") || name.contains("'")) {
            throw new UnreadableValue("${" + body + "} is not a policy variable; ${aws:username} is one");
        }
        return new Piece.Variable(
                Context.lowerCase(name),
                name,
                comma < 0
                        ? Optional.empty()
                        : Optional.of(unquoted(body.substring(comma + 1).strip(), body)));
    }

    private static String unquoted(String text, String body) {
        if (text.length() < 2 || text.charAt(0) != '\'' || text.indexOf('\'', 1) != text.length() - 1) {
            throw new UnreadableValue("the default of ${" + body + "} must be in single quotes, as in ${key, 'none'}");
        }
        return text.substring(1, text.length() - 1);
    }

    /** Neighbouring literals made one. */
    private static List<Piece> joined(List<Piece> pieces) {
        List<Piece> joined = new ArrayList<>();
        for (var piece : pieces) {
            if (piece instanceof Piece.Literal more
                    && !joined.isEmpty()
                    && joined.getLast() instanceof Piece.Literal before) {
                joined.set(joined.size() - 1, new Piece.Literal(before.tokens().then(more.tokens())));
            } else {
                joined.add(piece);
            }
        }
        return List.copyOf(joined);
    }

    /** True when the context changes nothing. */
    boolean fixed() {
        return pieces.stream().noneMatch(Piece.Variable.class::isInstance);
    }

    /** The tokens before the first variable. */
    Tokens leading() {
        return !pieces.isEmpty() && pieces.getFirst() instanceof Piece.Literal first ? first.tokens() : Tokens.NONE;
    }

    /** The keys that its variables name, as spelled. */
    List<String> names() {
        return variables().stream().map(Piece.Variable::name).toList();
    }

    List<Piece.Variable> variables() {
        return pieces.stream()
                .filter(Piece.Variable.class::isInstance)
                .map(Piece.Variable.class::cast)
                .toList();
    }

    Filled fill(Context context) {
        var tokens = Tokens.NONE;
        for (var piece : pieces) {
            var filled = fill(piece, context);
            if (filled.outcome() != Outcome.YES) {
                return filled;
            }
            tokens = tokens.then(filled.tokens());
        }
        return new Filled(Outcome.YES, tokens);
    }

    private static Filled fill(Piece piece, Context context) {
        return switch (piece) {
            case Piece.Literal literal -> new Filled(Outcome.YES, literal.tokens());
            case Piece.Variable variable -> fill(variable, context.values(variable.key()));
        };
    }

    private static Filled fill(Piece.Variable variable, Values values) {
        if (values.size() > 1) {
            return new Filled(Outcome.UNUSABLE, Tokens.NONE);
        }
        var value = values.isEmpty() ? variable.fallback() : Optional.of(values.at(0));
        return value.map(v -> new Filled(Outcome.YES, Tokens.literal(v)))
                .orElse(new Filled(Outcome.NO_VALUE, Tokens.NONE));
    }
}
