package io.sallyport.runtime.trust;

import io.sallyport.iampolicy.CompiledPolicies;
import io.sallyport.iampolicy.NamedPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * What sessions are narrowed by, put together once for all that carry the same policies, as all guests do.
 *
 * <p>Found by what it is made of and nothing else, so none outlives a change: a managed policy with another content is another {@link
 * NamedPolicy}.
 */
final class Narrowings {
    private final Documents documents;
    private final NearCopies<Parts, CompiledPolicies> copies;

    Narrowings(Documents documents, CacheMeter meter, int most) {
        this.documents = documents;
        this.copies = new NearCopies<>(meter, most);
    }

    /**
     * @param managed by reference, as its principal's standing has them now
     * @param inline  documents, JSON
     */
    record Parts(List<NamedPolicy> managed, List<String> inline) {
        Parts {
            inline = List.copyOf(inline);
        }

        boolean isEmpty() {
            return managed.isEmpty() && inline.isEmpty();
        }
    }

    CompiledPolicies of(Parts parts) {
        return copies.find(parts).orElseGet(() -> copies.keep(parts, compiled(parts)));
    }

    private CompiledPolicies compiled(Parts parts) {
        var all = new ArrayList<>(parts.managed());
        parts.inline().forEach(json -> all.add(documents.inline(json)));
        return CompiledPolicies.of(all);
    }
}
