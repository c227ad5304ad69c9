package io.sallyport.policy.aws;

import io.vertx.core.Vertx;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.iam.IamClient;

/** One {@link Room} for all tests of a class. */
final class OneRoom implements BeforeAllCallback, AfterAllCallback {
    private Optional<Vertx> vertx = Optional.empty();
    private Optional<Room> room = Optional.empty();

    @Override
    public void beforeAll(ExtensionContext context) {
        vertx = Optional.of(Vertx.vertx());
        room = vertx.map(Room::new);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        room.ifPresent(Room::close);
        vertx.ifPresent(v -> v.close().await());
    }

    Room room() {
        return room.orElseThrow();
    }

    /** As the account's root. */
    IamClient iam() {
        return room().root;
    }
}
