package io.sallyport.runtime.jwt;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import org.jspecify.annotations.Nullable;

/**
 * A body of at most so many bytes. A longer one fails, and no more of it is taken off the wire.
 *
 * @param tooLong failed at once when it is longer: the client itself would wait for the rest
 */
record BoundedBody(int most, Promise<Buffer> tooLong) implements BodyCodec<Buffer> {
    @Override
    public BodyStream<Buffer> stream() {
        return new Stream(most, tooLong);
    }

    private static final class Stream implements BodyStream<Buffer> {
        private final int most;
        private final Promise<Buffer> tooLong;
        private final Buffer body = Buffer.buffer();
        private final Promise<Buffer> result = Promise.promise();
        private boolean full;

        Stream(int most, Promise<Buffer> tooLong) {
            this.most = most;
            this.tooLong = tooLong;
        }

        @Override
        public Future<Void> write(Buffer chunk) {
            full |= body.length() + chunk.length() > most;
            if (full) {
                tooLong.tryFail("the answer is longer than " + most + " bytes");
            } else {
                body.appendBuffer(chunk);
            }
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> end() {
            result.tryComplete(body);
            return Future.succeededFuture();
        }

        @Override
        public void handle(Throwable failure) {
            result.tryFail(failure);
        }

        @Override
        public Future<Buffer> result() {
            return result.future();
        }

        /** Full for ever once it is too long: the sender waits until the connection is given up. */
        @Override
        public boolean writeQueueFull() {
            return full;
        }

        @Override
        public Stream exceptionHandler(@Nullable Handler<Throwable> handler) {
            return this;
        }

        @Override
        public Stream setWriteQueueMaxSize(int maxSize) {
            return this;
        }

        @Override
        public Stream drainHandler(@Nullable Handler<Void> handler) {
            return this;
        }
    }
}
