package io.sallyport.gateway.routes;

import io.sallyport.gateway.core.PublishedApi;
import io.sallyport.gateway.routes.Publications.StageKey;
import io.sallyport.iampolicy.MalformedPolicy;
import io.sallyport.runtime.config.Deployment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The near copy of everything published. Swapped whole, so a request sees one state of the world. */
public final class Published implements PublishedApis {
    private static final Logger LOG = LoggerFactory.getLogger(Published.class);

    private final Deployment deployment;
    private volatile Map<StageKey, CompiledApi> stages = Map.of();
    private volatile long epoch = -1;

    public Published(Deployment deployment) {
        this.deployment = deployment;
    }

    @Override
    public Optional<CompiledApi> find(String apiId, String stage) {
        return Optional.ofNullable(stages.get(new StageKey(apiId, stage)));
    }

    /** @return the epoch up to which everything is here; negative before the first */
    public long epoch() {
        return epoch;
    }

    /** Takes in what is new. What is older than what is here changes nothing. */
    public synchronized void take(Publications news) {
        if (news.epoch() < epoch) {
            return;
        }
        var next = new HashMap<>(news.whole() ? Map.<StageKey, CompiledApi>of() : stages);
        news.withdrawn().forEach(next::remove);
        for (var api : news.published()) {
            var key = new StageKey(api.apiId(), api.stage());
            compiled(api).ifPresentOrElse(ready -> next.put(key, ready), () -> next.remove(key));
        }
        stages = Map.copyOf(next);
        epoch = news.epoch();
    }

    /** A stage that cannot be read is not served, neither as it was nor half: its guards are unknown. */
    private Optional<CompiledApi> compiled(PublishedApi api) {
        try {
            return Optional.of(CompiledApi.of(api, deployment.arn("execute-api", api.apiId())));
        } catch (MalformedPolicy | PatternSyntaxException e) {
            LOG.error("stage {} of API {} is not served: {}", api.stage(), api.apiId(), e.getMessage());
            return Optional.empty();
        }
    }
}
