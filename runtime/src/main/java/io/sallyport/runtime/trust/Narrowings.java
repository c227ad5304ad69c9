package io.sallyport.runtime.trust;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
    private final CacheMeter meter;
    private final Cache<Parts, CompiledPolicies> cache;

    Narrowings(Documents documents, CacheMeter meter, int most) {
        this.documents = documents;
        this.meter = meter;
        this.cache =
                Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
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
        var known = cache.getIfPresent(parts);
        meter.count(known != null);
        if (known != null) {
            return known;
        }
        var fresh = compiled(parts);
        cache.put(parts, fresh);
        return fresh;
    }

    private CompiledPolicies compiled(Parts parts) {
        var all = new ArrayList<>(parts.managed());
        parts.inline().forEach(json -> all.add(documents.inline(json)));
        return CompiledPolicies.of(all);
    }
}
