package io.sallyport.runtime.door;

import io.sallyport.awswire.AwsError;
import io.sallyport.awswire.AwsOperation;
import io.sallyport.awswire.AwsService;
import io.sallyport.awswire.Bounds;
import io.sallyport.awswire.Codec;
import io.sallyport.awswire.Limits;
import io.sallyport.awswire.MalformedRequest;
import io.sallyport.awswire.Route;
import io.sallyport.awswire.Router;
import io.sallyport.awswire.Violation;
import io.sallyport.awswire.WireInput;
import io.sallyport.awswire.WireOutput;
import io.sallyport.contracts.GatewayFailure;
import io.sallyport.contracts.Refusal;
import io.sallyport.runtime.bus.Call;
import io.sallyport.runtime.http.Entrance;
import io.sallyport.runtime.http.Inbound;
import io.sallyport.runtime.http.Outbound;
import io.sallyport.runtime.room.RoomContext;
import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkPojo;

/** Lets control calls in: finds the operation, demands its proof, reads it within its bounds, asks the policy, answers. */
public final class Door implements Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final Guard guard;
    private final Codec codec;
    private final Map<AwsService, Map<String, Row<?, ?>>> rows = new EnumMap<>(AwsService.class);
    private final Map<AwsService, Function<Refusal, AwsError>> errors = new EnumMap<>(AwsService.class);

    public Door(Guard guard, Codec codec, List<ServiceTable> tables) {
        this.guard = guard;
        this.codec = codec;
        for (var table : tables) {
            rows.put(table.service(), table.rows().stream().collect(Collectors.toMap(Row::operation, row -> row)));
            errors.put(table.service(), table.errors());
        }
    }

    /** The door of a room: guarded by the node's trust. */
    public static Door open(RoomContext context, List<ServiceTable> tables) {
        return new Door(new TrustGuard(context.trust()), new Codec(Limits.STANDARD), tables);
    }

    @Override
    public Future<Outbound> answer(Inbound request) {
        var wire = Wires.input(request);
        Route route;
        try {
            route = Router.route(wire);
        } catch (MalformedRequest e) {
            return Future.succeededFuture(Wires.nowhere());
        }
        return switch (route) {
            case Route.Found found
            when rows.containsKey(found.operation().service()) -> enter(new Visit(found, wire, request, requestId()));
            case Route.NoSuchOperation none
            when rows.containsKey(none.service()) ->
                Future.succeededFuture(written(none.service(), AwsError.unknown(none), requestId()));
            case Route.Found _, Route.NoSuchOperation _, Route.Nowhere _ -> Future.succeededFuture(Wires.nowhere());
        };
    }

    /** One call on its way in. Its body is copied into {@code wire} once. */
    private record Visit(Route.Found route, WireInput wire, Inbound http, String id) {
        AwsOperation operation() {
            return route.operation();
        }

        AwsService service() {
            return operation().service();
        }
    }

    private Future<Outbound> enter(Visit visit) {
        var answer = Optional.<Row<?, ?>>ofNullable(
                        serviceRows(visit.service()).get(visit.operation().name()))
                .map(row -> built(visit, row))
                .orElseGet(() -> notBuilt(visit.operation(), visit.http()));
        return answer.onFailure(failure -> told(visit.id(), failure))
                .otherwise(failure -> codec.writeError(visit.service(), error(visit.operation(), failure), visit.id()))
                .map(Wires::outbound);
    }

    private Map<String, Row<?, ?>> serviceRows(AwsService service) {
        return rows.getOrDefault(service, Map.of());
    }

    /** What is not built is guarded like what is: the answer tells nothing to those who may not ask. */
    private Future<WireOutput> notBuilt(AwsOperation operation, Inbound request) {
        var refusal = new Refusal(GatewayFailure.NOT_BUILT, operation.name() + " is not built yet");
        if (operation.open()) {
            return Future.failedFuture(refusal);
        }
        return guard.authenticate(request, operation.service().signingName())
                .compose(caller -> guard.authorize(caller, request, operation.iamAction(), "*", Map.of()))
                .compose(_ -> Future.failedFuture(refusal));
    }

    private <I extends SdkPojo, O extends SdkPojo> Future<WireOutput> built(Visit visit, Row<I, O> row) {
        return switch (row.proof()) {
            case Proof.None<I> _, Proof.AccessToken<I> _ ->
                read(visit, row)
                        .compose(input ->
                                row.answer().with(new Asked<>(input, Optional.empty(), visit.id(), visit.http())))
                        .map(output -> codec.write(visit.operation(), output, visit.id()));
            case Proof.Signed<I> _, Proof.Looked<I> _, Proof.SignatureAlone<I> _, Proof.Passing<I> _ ->
                signed(visit, row, asked -> allowed(row.proof(), asked));
        };
    }

    /** What the policies say once the signature was verified. */
    private <I> Future<Void> allowed(Proof<I> proof, Asked<I> asked) {
        return switch (proof) {
            case Proof.None<I> _, Proof.AccessToken<I> _, Proof.SignatureAlone<I> _ -> Future.succeededFuture();
            case Proof.Signed<I> signed -> allowed(asked, signed.action(), touched(signed, asked));
            case Proof.Looked<I> looked ->
                looked.touched().with(asked).compose(what -> allowed(asked, looked.action(), what));
            case Proof.Passing<I> passing -> allowed(passing.first(), asked).compose(_ -> passed(passing, asked));
        };
    }

    private <I> Future<Void> passed(Proof.Passing<I> passing, Asked<I> asked) {
        var to = Map.of("iam:PassedToService", List.of(passing.service()));
        return passing.roles()
                .with(asked)
                .compose(roles -> roles.isEmpty()
                        ? Future.succeededFuture()
                        : allowed(asked, "iam:PassRole", new Touched(roles, to)));
    }

    private static <I> Touched touched(Proof.Signed<I> signed, Asked<I> asked) {
        var input = asked.input();
        return new Touched(signed.resources().apply(input), signed.context().apply(input));
    }

    private <I extends SdkPojo, O extends SdkPojo> Future<WireOutput> signed(
            Visit visit, Row<I, O> row, Call<Asked<I>, Void> allowed) {
        return guard.authenticate(visit.http(), visit.service().signingName())
                .compose(caller -> read(visit, row)
                        .map(input -> new Asked<>(input, Optional.of(caller), visit.id(), visit.http())))
                .compose(asked ->
                        allowed.with(asked).compose(ignored -> row.answer().with(asked)))
                .map(output -> codec.write(visit.operation(), output, visit.id()));
    }

    private <I extends SdkPojo> Future<I> read(Visit visit, Row<I, ?> row) {
        return Future.succeededFuture().map(_ -> {
            var input = codec.read(visit.route(), row.input(), visit.wire()).value();
            var violations = Bounds.check(visit.operation(), input);
            if (!violations.isEmpty()) {
                throw new OutOfBounds(violations);
            }
            return input;
        });
    }

    private Future<Void> allowed(Asked<?> asked, String action, Touched touched) {
        Future<Void> all = Future.succeededFuture();
        for (var resource : touched.resources()) {
            all = all.compose(
                    ignored -> guard.authorize(asked.signer(), asked.http(), action, resource, touched.context()));
        }
        return all;
    }

    private static void told(String id, Throwable failure) {
        if (failure instanceof Refusal refusal) {
            RefusalLog.write(id, refusal);
        }
    }

    private AwsError error(AwsOperation operation, Throwable failure) {
        var service = operation.service();
        return switch (failure) {
            case Refusal refusal -> DoorErrors.of(service, refusal).orElseGet(() -> worded(service, refusal));
            case MalformedRequest malformed -> AwsError.malformed(service, malformed);
            case OutOfBounds out -> AwsError.outOfBounds(service, out.violations);
            default -> {
                LOG.error("{}:{} failed", service.id(), operation.name(), failure);
                yield DoorErrors.internal(service);
            }
        };
    }

    private AwsError worded(AwsService service, Refusal refusal) {
        return errors.getOrDefault(service, _ -> DoorErrors.internal(service)).apply(refusal);
    }

    private Outbound written(AwsService service, AwsError error, String id) {
        return Wires.outbound(codec.writeError(service, error, id));
    }

    private static String requestId() {
        return UUID.randomUUID().toString();
    }

    /** A request that breaks its model's bounds, on its way to be worded. */
    private static final class OutOfBounds extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<Violation> violations;

        OutOfBounds(List<Violation> violations) {
            super("out of bounds", null, false, false);
            this.violations = violations;
        }
    }
}
