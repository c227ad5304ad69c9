package io.sallyport.iampolicy;

import java.util.List;

/** A document made ready to decide: made once per content, shared by all threads and by all who have the same content. */
public final class CompiledPolicy {
    private final PolicyDocument document;
    private final List<CompiledStatement> statements;

    private CompiledPolicy(PolicyDocument document) {
        this.document = document;
        this.statements = document.statements().stream()
                .map(s -> CompiledStatement.of(s, document.version()))
                .toList();
    }

    public static CompiledPolicy of(PolicyDocument document) {
        return new CompiledPolicy(document);
    }

    /** Parses and compiles. */
    public static CompiledPolicy of(String json, Rules rules) {
        return of(PolicyDocument.parse(json, rules));
    }

    public PolicyDocument document() {
        return document;
    }

    List<CompiledStatement> statements() {
        return statements;
    }

    /** Gives it the name that decisions and traces call it by. */
    public NamedPolicy named(String name, String arn) {
        return new NamedPolicy(name, arn, this);
    }
}
