package io.sallyport.gateway.front;

import io.sallyport.awswire.AwsService;
import io.sallyport.awswire.MalformedRequest;
import io.sallyport.awswire.Route;
import io.sallyport.awswire.Router;
import io.sallyport.contracts.BusFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.runtime.config.Deployment;
import io.sallyport.runtime.door.Wires;
import io.sallyport.runtime.http.Entrance;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/**
 * The order in which a request finds who answers it: an API's host or path, a user pool's path or domain, a question about a request, then
 * the operation of a service model. A credential scope never chooses; a header never turns a call of an API into anything else.
 */
public final class Front implements Entrance {
    /** Where it is asked what would become of a request, by POST: the one path of our own. */
    public static final String SIMULATE = "/_sallyport/simulate";

    private final Addressed addressed;
    private final DataPlane apis;
    private final Entrance simulations;
    private final Map<RoomName, Entrance> rooms;

    /**
     * @param simulations answers at {@link #SIMULATE}
     * @param rooms       those that can be reached; what belongs to another is answered 503
     */
    public Front(Deployment deployment, DataPlane apis, Entrance simulations, Map<RoomName, Entrance> rooms) {
        this.addressed = new Addressed(deployment);
        this.apis = apis;
        this.simulations = simulations;
        this.rooms = Map.copyOf(rooms);
    }

    @Override
    public Future<Outbound> answer(Inbound request) {
        var api = addressed.api(request);
        if (api.isPresent()) {
            return apis.answer(api.get(), request);
        }
        if (addressed.isUserPools(request)) {
            return hand(RoomName.TOKEN_SERVICE, request);
        }
        return isSimulation(request) ? simulations.answer(request) : service(request);
    }

    /** No other spelling is read as this one. */
    private static boolean isSimulation(Inbound request) {
        return request.method().equals("POST") && request.rawPath().equals(SIMULATE);
    }

    private Future<Outbound> service(Inbound request) {
        return room(request).map(room -> hand(room, request)).orElseGet(() -> Future.succeededFuture(Wires.nowhere()));
    }

    private static Optional<RoomName> room(Inbound request) {
        try {
            return switch (Router.route(Wires.input(request))) {
                case Route.Found found -> Optional.of(owner(found.operation().service()));
                case Route.NoSuchOperation none -> Optional.of(owner(none.service()));
                case Route.Nowhere _ -> Optional.empty();
            };
        } catch (MalformedRequest e) {
            return Optional.empty();
        }
    }

    private static RoomName owner(AwsService service) {
        return switch (service) {
            case COGNITO_IDP -> RoomName.TOKEN_SERVICE;
            case COGNITO_IDENTITY, STS -> RoomName.IDENTITY_EXCHANGE;
            case IAM -> RoomName.POLICY_SERVICE;
            case LAMBDA -> RoomName.FUNCTIONS;
            case APIGATEWAY, APIGATEWAYV2, ELBV2, ACM -> RoomName.GATEWAY;
        };
    }

    private Future<Outbound> hand(RoomName room, Inbound request) {
        return Optional.ofNullable(rooms.get(room))
                .map(entrance -> entrance.answer(request).recover(Front::unreachable))
                .orElseGet(() -> Future.succeededFuture(unavailable()));
    }

    private static Future<Outbound> unreachable(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.failure() == BusFailure.UNAVAILABLE
                ? Future.succeededFuture(unavailable())
                : Future.failedFuture(failure);
    }

    private static Outbound unavailable() {
        return Outbound.of(503, "application/json", "{\"message\":\"Service Unavailable\"}");
    }
}
