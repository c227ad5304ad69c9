package io.sallyport.gateway.auth;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where answers are found that another node was given. May lose everything at any time; holding up nobody, it may fail. */
public interface SecondLevel {
    /** There is none. */
    SecondLevel NONE = new SecondLevel() {
        private static final Future<Optional<Entry>> NOTHING = Future.succeededFuture(Optional.empty());

        @Override
        public Future<Optional<Entry>> get(String key) {
            return NOTHING;
        }

        @Override
        public void put(String key, Entry entry, Duration life) {}
    };

    /**
     * @param json  as the function answered
     * @param until when it ends
     */
    record Entry(String json, Instant until) {
        /** Answers are about people: not printed. */
        @Override
        public String toString() {
            return "Entry[" + until + "]";
        }
    }

    Future<Optional<Entry>> get(String key);

    /** Returns at once; that it could not be kept is nobody's concern. */
    void put(String key, Entry entry, Duration life);
}
