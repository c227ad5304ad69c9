package io.sallyport.launcher.lint;

import io.sallyport.analysis.lint.PolicyKind;
import io.sallyport.launcher.analysis.Documents;
import io.sallyport.runtime.config.BadSetting;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Policies in files: one, or a folder laid out as {@code --policies} takes it. */
final class LintFiles {
    private static final String TRUST = "trust.json";
    private static final String NO_POLICY = "about.json";

    private LintFiles() {}

    /**
     * @param kind of a single file; what is not said is seen from its content
     * @throws BadSetting when there is nothing to read
     */
    static List<PolicyText> at(Path place, Optional<PolicyKind> kind) {
        if (!Files.isDirectory(place)) {
            return List.of(kind.map(known -> read(place, known)).orElseGet(() -> guessed(place)));
        }
        if (kind.isPresent()) {
            throw new BadSetting(place + " is a folder: where a policy lies in it says what it is; leave --kind out");
        }
        var found = folder(place).toList();
        if (found.isEmpty()) {
            throw new BadSetting(place + " has no policies; they lie in it as for can-anyone --policies");
        }
        return found;
    }

    private static Stream<PolicyText> folder(Path place) {
        var loose = Documents.jsonIn(place).stream().map(LintFiles::guessed);
        var owned = Stream.of("users", "groups", "roles")
                .flatMap(owners -> Documents.in(place.resolve(owners)).stream())
                .flatMap(LintFiles::owned);
        var attached = all(place.resolve("resources"), PolicyKind.RESOURCE);
        var rails = all(place.resolve("guard-rails"), PolicyKind.IDENTITY);
        return Stream.of(loose, owned, attached, rails).flatMap(found -> found);
    }

    private static Stream<PolicyText> all(Path folder, PolicyKind kind) {
        return Documents.jsonIn(folder).stream().map(file -> read(file, kind));
    }

    private static Stream<PolicyText> owned(Path home) {
        return Documents.jsonIn(home).stream()
                .filter(file -> !file.endsWith(NO_POLICY))
                .map(file -> read(file, file.endsWith(TRUST) ? PolicyKind.TRUST : PolicyKind.IDENTITY));
    }

    private static PolicyText read(Path file, PolicyKind kind) {
        return new PolicyText(file.toString(), kind, Documents.text(file));
    }

    private static PolicyText guessed(Path file) {
        var text = Documents.text(file);
        return new PolicyText(file.toString(), kind(text), text);
    }

    /** Only policies of resources and roles say who; only those of roles do not say on what. */
    static PolicyKind kind(String json) {
        var statements = statements(json);
        if (!any(statements, "Principal")) {
            return PolicyKind.IDENTITY;
        }
        return any(statements, "Resource") ? PolicyKind.RESOURCE : PolicyKind.TRUST;
    }

    private static boolean any(List<JsonObject> statements, String element) {
        return statements.stream().anyMatch(s -> s.containsKey(element) || s.containsKey("Not" + element));
    }

    /** @return none of what is not JSON: its reader will say so */
    private static List<JsonObject> statements(String json) {
        try {
            var written = new JsonObject(json).getValue("Statement");
            var list = written instanceof JsonArray several ? several.stream() : Stream.ofNullable(written);
            return list.filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .toList();
        } catch (DecodeException e) {
            return List.of();
        }
    }
}
