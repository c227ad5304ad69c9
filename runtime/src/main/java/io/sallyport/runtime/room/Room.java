package io.sallyport.runtime.room;

import io.sallyport.contracts.RoomName;
import io.sallyport.runtime.http.Entrance;
import io.vertx.core.Future;

/** What both a pod's main and the launcher open; only the Vert.x, the database and the configuration differ. */
public interface Room {
    RoomName name();

    /** @return what answers all of the room's HTTP, once its bus questions are served too */
    Future<Entrance> open(RoomContext context);

    /** Lets go of what the room holds besides its bus addresses; the database is closed after it. */
    default Future<Void> close() {
        return Future.succeededFuture();
    }
}
