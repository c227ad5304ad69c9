package io.sallyport.iampolicy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The outermost object: {@code Version}, {@code Id}, {@code Statement}. */
final class DocumentGrammar {
    private final Rules rules;

    DocumentGrammar(Rules rules) {
        this.rules = rules;
    }

    PolicyDocument document(Json json) {
        var document = Elements.of(json, "The policy document", "Version", "Id", "Statement");
        var version = document.find("Version").map(DocumentGrammar::version).orElse(LanguageVersion.V2008);
        var id = document.find("Id").map(v -> Elements.text(v, "Id"));
        return new PolicyDocument(version, id, statements(document.need("Statement"), version));
    }

    private static LanguageVersion version(Json json) {
        var date = Elements.text(json, "Version");
        for (var version : LanguageVersion.values()) {
            if (version.date().equals(date)) {
                return version;
            }
        }
        throw new MalformedPolicy("Version must be 2012-10-17 or 2008-10-17, found \"" + date + "\"", json.at());
    }

    private List<Statement> statements(Json json, LanguageVersion version) {
        var written = json instanceof Json.Arr list ? list.items() : List.of(json);
        if (written.isEmpty() && !rules.lenient()) {
            throw new MalformedPolicy("Statement must hold at least one statement", json.at());
        }
        List<Statement> statements = new ArrayList<>();
        for (var statement : written) {
            statements.add(new StatementGrammar(rules, version).statement(statements.size(), statement));
        }
        checkSids(statements);
        return List.copyOf(statements);
    }

    private static void checkSids(List<Statement> statements) {
        var seen = new HashSet<String>();
        for (var statement : statements) {
            Optional<String> sid = statement.sid().filter(s -> !s.isEmpty());
            if (sid.isPresent() && !seen.add(sid.get())) {
                throw new MalformedPolicy(
                        "Sids must be unique in a policy; \"" + sid.get() + "\" was used before", statement.position());
            }
        }
    }
}
