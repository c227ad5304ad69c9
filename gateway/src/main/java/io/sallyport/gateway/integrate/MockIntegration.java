package io.sallyport.gateway.integrate;

import io.sallyport.gateway.core.IntegrationSpec;
import io.sallyport.runtime.http.Outbound;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** A fixed answer. */
final class MockIntegration {
    private MockIntegration() {}

    static Outbound answer(IntegrationSpec.Mock mock) {
        var headers = MultiMap.caseInsensitiveMultiMap().add("Content-Type", "application/json");
        mock.headers().forEach(headers::set);
        return new Outbound(mock.status(), headers, Buffer.buffer(mock.body()));
    }
}
