package io.sallyport.token;

import io.sallyport.contracts.Refusal;
import io.sallyport.contracts.RoomName;
import io.sallyport.contracts.TokenFailure;
import io.sallyport.runtime.door.Door;
import io.sallyport.runtime.http.Entrance;
import io.sallyport.runtime.room.Room;
import io.sallyport.runtime.room.RoomContext;
import io.sallyport.runtime.room.Steps;
import io.sallyport.token.service.CodeDelivery;
import io.sallyport.token.service.KeyNursery;
import io.sallyport.token.service.OutboxFolder;
import io.sallyport.token.service.Upkeep;
import io.sallyport.token.service.Workers;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Answers {@code cognito-idp} and each pool's well-known documents.
 *
 * <p>Reads {@code SALLYPORT_TOKEN_OUTBOX}, the folder that messages with codes and temporary passwords are appended to (without it none can
 * be sent, and whoever asks for one is told so), and {@code SALLYPORT_TOKEN_CRYPTO_THREADS}, which hash passwords and sign (as many as
 * there are processors).
 */
public final class TokenServiceRoom implements Room {
    private static final String OUTBOX = "SALLYPORT_TOKEN_OUTBOX";
    private static final String THREADS = "SALLYPORT_TOKEN_CRYPTO_THREADS";

    private List<Workers> workers = List.of();
    private Optional<Upkeep> upkeep = Optional.empty();

    @Override
    public RoomName name() {
        return RoomName.TOKEN_SERVICE;
    }

    @Override
    public Future<Entrance> open(RoomContext context) {
        var crypto = Workers.forCallers(context.vertx(), threads(context));
        var growers = Workers.forKeys(context.vertx());
        var nursery = new KeyNursery(growers, KeyNursery.rsa(context.random()), context.random());
        workers = List.of(crypto, growers);
        var delivery = delivery(context);
        return Steps.open(context.vertx()).compose(steps -> {
            var parts = TokenParts.of(new TokenParts.Ground(
                    context.vertx(),
                    steps,
                    crypto,
                    nursery,
                    context.bus(),
                    context.database(),
                    context.sealer(),
                    context.deployment(),
                    delivery,
                    context.clock(),
                    context.random()));
            upkeep = Optional.of(parts.upkeep());
            nursery.refill();
            var door = Door.open(context, List.of(parts.table()));
            return parts.upkeep().start(context.vertx(), steps).map(_ -> entrance(parts.wellKnown(), door));
        });
    }

    private static int threads(RoomContext context) {
        return context.settings().number(THREADS, Runtime.getRuntime().availableProcessors(), 1, 256);
    }

    private static CodeDelivery delivery(RoomContext context) {
        return context.settings()
                .find(OUTBOX)
                .<CodeDelivery>map(folder -> new OutboxFolder(context.vertx(), Path.of(folder), context.clock()))
                .orElse(message -> Future.failedFuture(new Refusal(
                        TokenFailure.CODE_NOT_DELIVERED, "no delivery is configured: set " + OUTBOX + " to a folder")));
    }

    static Entrance entrance(WellKnown wellKnown, Entrance door) {
        return request -> wellKnown.answer(request).orElseGet(() -> door.answer(request));
    }

    @Override
    public Future<Void> close() {
        upkeep.ifPresent(Upkeep::stop);
        return Future.join(workers.stream().map(Workers::close).toList()).mapEmpty();
    }
}
