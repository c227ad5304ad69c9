package io.sallyport.functions;

import io.sallyport.contracts.RoomName;
import io.sallyport.functions.core.Engine;
import io.sallyport.runtime.door.Door;
import io.sallyport.runtime.http.Entrance;
import io.sallyport.runtime.room.Room;
import io.sallyport.runtime.room.RoomContext;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Opens functions: the control calls, the questions of other rooms, and a worker on this node. */
public final class FunctionsRoom implements Room {
    private Optional<Answers> answers = Optional.empty();

    @Override
    public RoomName name() {
        return RoomName.FUNCTIONS;
    }

    @Override
    public Future<Entrance> open(RoomContext context) {
        return Answers.open(ground(context))
                .onSuccess(opened -> answers = Optional.of(opened))
                .map(opened -> Door.open(context, List.of(opened.table())));
    }

    private static Answers.Ground ground(RoomContext context) {
        return new Answers.Ground(
                context.vertx(),
                context.bus(),
                context.database(),
                context.sealer(),
                context.deployment(),
                context.settings(),
                System.getenv(),
                context.clock(),
                context.random());
    }

    /** @return one sentence for whoever starts the product, when functions are not kept in namespaces here */
    public Optional<String> notice() {
        return answers.flatMap(Answers::notice);
    }

    /** @return what functions can be run with here */
    public List<Engine> engines() {
        return answers.map(Answers::engines).orElseGet(List::of);
    }

    /** Ends every function that runs here. */
    @Override
    public Future<Void> close() {
        return answers.map(Answers::close).orElseGet(Future::succeededFuture);
    }
}
