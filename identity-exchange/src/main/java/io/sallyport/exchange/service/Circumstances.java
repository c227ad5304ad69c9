package io.sallyport.exchange.service;

import io.sallyport.iampolicy.Context;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.trust.RequestFacts;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** What trust policies may ask about a request of somebody who has no policies: when, where from, under which name. */
public record Circumstances(String region, InstantSource clock) {
    /** @param http absent for a question of another room */
    public Context.Builder of(Optional<Inbound> http, String sessionName) {
        var now = clock.instant();
        var facts = Context.builder()
                .put("aws:CurrentTime", now.toString())
                .put("aws:EpochTime", Long.toString(now.getEpochSecond()))
                .put("aws:RequestedRegion", region)
                .put("sts:RoleSessionName", sessionName);
        http.map(RequestFacts::of).orElse(Map.of()).forEach(facts::put);
        return facts;
    }
}
