package io.sallyport.runtime.trust;

import io.sallyport.contracts.PolicyContract.Document;
import io.sallyport.contracts.PolicyContract.DocumentKind;
import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.NamedPolicy;
import io.sallyport.iampolicy.Policies;
import java.util.List;
import java.util.function.Function;

/** Puts the documents of a snapshot each on its side of a decision: alike for who decides and for who simulates. */
public final class Sides {
    private Sides() {}

    /** @return identity, boundary and guard rails; a session's policies are its caller's to add */
    public static Policies of(List<Document> documents, Function<Document, NamedPolicy> compiled) {
        var identity = CompiledPolicies.of(side(documents, DocumentKind.IDENTITY, compiled));
        var boundary = side(documents, DocumentKind.BOUNDARY, compiled);
        var rails = side(documents, DocumentKind.GUARD_RAIL, compiled);
        var policies = Policies.ofIdentity(identity);
        policies = boundary.isEmpty() ? policies : policies.withBoundary(CompiledPolicies.of(boundary));
        return rails.isEmpty() ? policies : policies.withGuardRails(List.of(CompiledPolicies.of(rails)));
    }

    static List<NamedPolicy> side(
            List<Document> documents, DocumentKind kind, Function<Document, NamedPolicy> compiled) {
        return documents.stream()
                .filter(document -> document.kind() == kind)
                .map(compiled)
                .toList();
    }
}
