package io.sallyport.gateway.core;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a request authorizer finds what identifies a caller. */
public sealed interface IdentitySource {
    record Header(String name) implements IdentitySource {}

    record QueryParameter(String name) implements IdentitySource {}

    record StageVariable(String name) implements IdentitySource {}

    /** A fact about the request, for example {@code httpMethod} or {@code identity.sourceIp}. */
    record Fact(String name) implements IdentitySource {}

    /** Names nothing that exists. It is never there, so who demands it lets nobody in. */
    record Nowhere(String written) implements IdentitySource {}

    /** Reads both spellings: REST's {@code method.request.header.X} and HTTP's {@code $request.header.X}. */
    static IdentitySource parse(String written) {
        var plain = written.strip().replaceFirst("^\\$", "").replaceFirst("^method\\.(?=request\\.)", "");
        return after(plain, "request.header.")
                .<IdentitySource>map(Header::new)
                .or(() -> after(plain, "request.querystring.").map(QueryParameter::new))
                .or(() -> after(plain, "stageVariables.").map(StageVariable::new))
                .or(() -> after(plain, "context.").map(Fact::new))
                .orElseGet(() -> new Nowhere(written));
    }

    private static Optional<String> after(String text, String prefix) {
        return text.startsWith(prefix) && text.length() > prefix.length()
                ? Optional.of(text.substring(prefix.length()))
                : Optional.empty();
    }

    /** @return every value that the request has there, in order */
    default List<String> all(Visit visit) {
        return switch (this) {
            case Header(var name) -> visit.headers().all(name);
            case QueryParameter(var name) -> visit.query().form().all(name);
            case StageVariable(var name) ->
                Stream.ofNullable(visit.api().stageVariables().get(name)).toList();
            case Fact(var name) -> RequestFact.find(name, visit).stream().toList();
            case Nowhere _ -> List.of();
        };
    }

    /** @return all values joined by commas; empty when there is none, or nothing in them */
    default Optional<String> of(Visit visit) {
        return Optional.of(String.join(",", all(visit))).filter(text -> !text.isEmpty());
    }
}
