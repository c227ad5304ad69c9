package io.sallyport.awswire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkPojo;

/** Every operation of every service, spoken by the unmodified SDK client and answered by us. */
class RoundTripTest {
    private static final int ROUNDS = 2;
    private final Codec codec = new Codec(Limits.STANDARD);
    private Function<WireInput, WireOutput> server = _ -> {
        throw new IllegalStateException("no question yet");
    };

    @ParameterizedTest
    @EnumSource(AwsService.class)
    void what_a_client_says_is_read_and_what_we_say_is_understood(AwsService service) {
        var operations = Clients.operations(service);
        var wrong = new ArrayList<String>();
        try (var http = new Loopback(input -> server.apply(input))) {
            var client = Clients.open(service, http);
            for (var method : operations.values()) {
                for (int seed = 0; seed < ROUNDS; seed++) {
                    new Round(client, method, seed).play(wrong);
                }
            }
        }
        assertThat(wrong).as("%d operations", operations.size()).isEmpty();
    }

    /** One question and its answer. */
    private final class Round {
        private final Object client;
        private final Method method;
        private final SdkPojo request;
        private final SdkPojo answer;
        private final List<SdkPojo> read = new ArrayList<>();

        Round(Object client, Method method, int seed) {
            this.client = client;
            this.method = method;
            var random = RandomGeneratorFactory.of("L64X128MixRandom")
                    .create(seed * 31L + method.getName().hashCode());
            var samples = new Samples(random, seed == 0);
            this.request = samples.of(method.getParameterTypes()[0].asSubclass(SdkPojo.class));
            this.answer = samples.of(method.getReturnType().asSubclass(SdkPojo.class));
        }

        void play(List<String> wrong) {
            server = this::serve;
            try {
                var heard = Clients.call(client, method, request);
                compare(method, request, read.getFirst(), wrong);
                compare(method, answer, heard, wrong);
            } catch (Throwable e) {
                wrong.add(method.getName() + ": " + e);
            }
        }

        private WireOutput serve(WireInput input) {
            var route = (Route.Found) Router.route(input);
            var decoded = codec.read(route, request.getClass(), input);
            assertThat(decoded.unknown()).isEmpty();
            assertThat(route.operation().name()).isEqualToIgnoringCase(method.getName());
            read.add(decoded.value());
            return codec.write(route.operation(), answer, "request-1");
        }
    }

    private static void compare(Method method, SdkPojo sent, Object heard, List<String> wrong) {
        if (!sent.equalsBySdkFields(heard)) {
            wrong.add("%s%n  sent  %s%n  heard %s".formatted(method.getName(), sent, heard));
        }
    }
}
