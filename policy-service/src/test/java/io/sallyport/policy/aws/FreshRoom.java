package io.sallyport.policy.aws;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the constructor of a test class a room of its own for each test. */
final class FreshRoom implements ParameterResolver {
    private record Opened(Vertx vertx, Room room) implements AutoCloseable {
        private static Opened open() {
            var vertx = Vertx.vertx();
            return new Opened(vertx, new Room(vertx));
        }

        @Override
        public void close() {
            room.close();
            vertx.close().await();
        }
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Room.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(Namespace.create(FreshRoom.class))
                .computeIfAbsent(Opened.class, _ -> Opened.open(), Opened.class)
                .room();
    }
}
