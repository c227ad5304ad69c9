package io.sallyport.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.junit5.VertxExtension;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whom the runtime API of one environment answers. */
@ExtendWith(VertxExtension.class)
class RuntimeApiTest {
    private static final int ANSWERED = 202;
    private static final int REFUSED = 403;

    /** Takes every call. */
    private static final RuntimeCalls CALLS = new RuntimeCalls() {
        @Override
        public void next(RuntimeReply reply) {
            reply.accepted();
        }

        @Override
        public void response(String requestId, Optional<Buffer> body, RuntimeReply reply) {
            reply.accepted();
        }

        @Override
        public void error(String requestId, Optional<Buffer> body, RuntimeReply reply) {
            reply.accepted();
        }

        @Override
        public void initError(Optional<Buffer> body, RuntimeReply reply) {
            reply.accepted();
        }
    };

    @Test
    void it_answers_its_own_processes_only(Vertx vertx) {
        assertThat(asked(vertx, true, "127.0.0.1", Optional.empty())).isEqualTo(ANSWERED);
        assertThat(asked(vertx, false, "127.0.0.1", Optional.empty())).isEqualTo(REFUSED);
    }

    @Test
    void it_answers_no_other_loopback_address_whoever_holds_the_same_port_of_ours(Vertx vertx) {
        assertThat(asked(vertx, true, "127.0.0.2", Optional.empty())).isEqualTo(REFUSED);
    }

    @Test
    void it_answers_under_no_other_name(Vertx vertx) {
        assertThat(asked(vertx, true, "127.0.0.1", Optional.of("attacker.example")))
                .isEqualTo(REFUSED);
    }

    private static int asked(Vertx vertx, boolean own, String from, Optional<String> host) {
        var api = RuntimeApi.open(vertx, CALLS, (port, apiPort) -> Future.succeededFuture(own), 1_000)
                .await();
        var url = "http://" + api.address() + "/2018-06-01/runtime/invocation/next";
        var wanted = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(url);
        host.ifPresent(name -> wanted.putHeader("Host", name));
        var client = vertx.createHttpClient(new HttpClientOptions().setLocalAddress(from));
        var status = client.request(wanted)
                .compose(HttpClientRequest::send)
                .map(HttpClientResponse::statusCode)
                .await();
        client.close().await();
        api.close().await();
        return status;
    }
}
