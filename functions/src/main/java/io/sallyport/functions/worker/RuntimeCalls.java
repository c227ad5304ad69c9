package io.sallyport.functions.worker;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** What a runtime client tells and asks. Each call answers what to send back. */
interface RuntimeCalls {
    /** {@code GET /runtime/invocation/next}: answered when there is an event. */
    void next(RuntimeReply reply);

    /** {@code POST /runtime/invocation/{id}/response}; no body when it passed its bound. */
    void response(String requestId, Optional<Buffer> body, RuntimeReply reply);

    /** {@code POST /runtime/invocation/{id}/error}. */
    void error(String requestId, Optional<Buffer> body, RuntimeReply reply);

    /** {@code POST /runtime/init/error}. */
    void initError(Optional<Buffer> body, RuntimeReply reply);
}
