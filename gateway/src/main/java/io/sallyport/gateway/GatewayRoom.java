package io.sallyport.gateway;

import com.hazelcast.core.HazelcastInstance;
import io.sallyport.contracts.RoomName;
import io.sallyport.gateway.auth.Gatekeeper;
import io.sallyport.gateway.auth.HazelcastLevel;
import io.sallyport.gateway.auth.SealedLevel;
import io.sallyport.gateway.auth.SecondLevel;
import io.sallyport.gateway.aws.HttpTable;
import io.sallyport.gateway.aws.RestTable;
import io.sallyport.gateway.core.PublishedApi.Kind;
import io.sallyport.gateway.definition.HttpDefinition;
import io.sallyport.gateway.definition.RestDefinition;
import io.sallyport.gateway.front.DataPlane;
import io.sallyport.gateway.front.Front;
import io.sallyport.gateway.front.RequestIds;
import io.sallyport.gateway.integrate.BackendSettings;
import io.sallyport.gateway.integrate.FunctionIntegration;
import io.sallyport.gateway.integrate.Functions;
import io.sallyport.gateway.integrate.HttpIntegration;
import io.sallyport.gateway.integrate.Integrations;
import io.sallyport.gateway.openapi.OpenApi;
import io.sallyport.gateway.routes.PublicationFeed;
import io.sallyport.gateway.routes.Published;
import io.sallyport.gateway.service.Desk;
import io.sallyport.gateway.service.Ids;
import io.sallyport.gateway.service.PublicationSource;
import io.sallyport.gateway.simulate.Simulations;
import io.sallyport.runtime.door.Door;
import io.sallyport.runtime.http.Entrance;
import io.sallyport.runtime.room.Room;
import io.sallyport.runtime.room.RoomContext;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Control plane and data plane in one: what is written at the door is published to the front.
 *
 * <p>Reads {@code SALLYPORT_BACKENDS}, where HTTP integrations may go.
 */
public final class GatewayRoom implements Room {
    private final Map<RoomName, Entrance> others;
    private final Optional<HazelcastInstance> shared;
    private final Deque<Supplier<Future<Void>>> closing = new ArrayDeque<>();

    /**
     * Alone on somebody's own machine.
     *
     * @param others the rooms that requests can be handed to; what belongs to one that is missing is answered 503
     */
    public GatewayRoom(Map<RoomName, Entrance> others) {
        this(others, Optional.empty());
    }

    /**
     * One of several.
     *
     * @param shared where gateways find what authorizers answered to another; nothing in it is believed unless a gateway sealed it
     */
    public GatewayRoom(Map<RoomName, Entrance> others, HazelcastInstance shared) {
        this(others, Optional.of(shared));
    }

    private GatewayRoom(Map<RoomName, Entrance> others, Optional<HazelcastInstance> shared) {
        this.others = Map.copyOf(others);
        this.shared = shared;
    }

    @Override
    public RoomName name() {
        return RoomName.GATEWAY;
    }

    @Override
    public Future<Entrance> open(RoomContext context) {
        var near = new Published(context.deployment());
        var source = new PublicationSource(context.database());
        var feed = new PublicationFeed(context.vertx(), source, near);
        closing.push(() -> {
            feed.close();
            return Future.succeededFuture();
        });
        var front = front(context, near, door(context, source, near));
        return context.bus()
                .listen(PublicationFeed.NEWS, feed::heard)
                .compose(_ -> feed.start())
                .map(front);
    }

    private Entrance door(RoomContext context, PublicationSource source, Published near) {
        var ids = new Ids(context.random());
        var openApi = new OpenApi(ids);
        Supplier<Future<Void>> news = () -> told(context, source, near);
        var account = context.deployment().accountId();
        var rest = new Desk<>(Kind.REST, RestDefinition.class, context.database(), account, ids, context.clock(), news);
        var http = new Desk<>(Kind.HTTP, HttpDefinition.class, context.database(), account, ids, context.clock(), news);
        return Door.open(
                context,
                List.of(
                        new RestTable(context.vertx(), context.deployment().region(), rest, openApi).table(),
                        new HttpTable(context.vertx(), context.deployment(), http, openApi).table()));
    }

    /** This node serves it before the change is acknowledged; the others hear of it. A change that is durable does not fail by this. */
    private static Future<Void> told(RoomContext context, PublicationSource source, Published near) {
        context.bus().publish(PublicationFeed.NEWS);
        return source.with(near.epoch()).onSuccess(near::take).<Void>mapEmpty().otherwiseEmpty();
    }

    private Front front(RoomContext context, Published near, Entrance door) {
        var functions = Functions.over(context.bus());
        var backends =
                HttpIntegration.open(context.vertx(), BackendSettings.read(context.settings(), shared.isEmpty()));
        closing.push(backends::close);
        var gatekeeper = Gatekeeper.open(
                context.trust(),
                functions,
                secondLevel(context),
                context.sealer().derive("authorizer-cache-keys"),
                context.clock(),
                context.meters());
        var integrations = new Integrations(new FunctionIntegration(functions), backends);
        var ids = new RequestIds(context.random());
        var plane = new DataPlane(near, context.deployment(), gatekeeper, integrations, context.clock(), ids);
        var simulations = new Simulations(context.trust(), context.deployment(), plane, ids);
        var rooms = new EnumMap<RoomName, Entrance>(RoomName.class);
        rooms.putAll(others);
        rooms.put(RoomName.GATEWAY, door);
        return new Front(context.deployment(), plane, simulations, rooms);
    }

    private SecondLevel secondLevel(RoomContext context) {
        return shared.<SecondLevel>map(
                        hazelcast -> new SealedLevel(new HazelcastLevel(context.vertx(), hazelcast), context.sealer()))
                .orElse(SecondLevel.NONE);
    }

    @Override
    public Future<Void> close() {
        Future<Void> closed = Future.succeededFuture();
        for (var step : closing) {
            closed = closed.transform(_ -> step.get());
        }
        return closed;
    }
}
