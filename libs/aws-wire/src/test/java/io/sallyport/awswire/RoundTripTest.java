package io.sallyport.awswire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkPojo;

/** Every operation of every service, spoken by the unmodified SDK client and answered by us. */
class RoundTripTest {
    private static final int ROUNDS = 3;
    private final Codec codec = new Codec(Limits.STANDARD);

    @ParameterizedTest
    @EnumSource(AwsService.class)
    void what_a_client_says_is_read_and_what_we_say_is_understood(AwsService service) {
        var wrong = new ArrayList<String>();
        var operations = Clients.operations(service);
        operations.forEach((_, method) -> {
            for (int seed = 0; seed < ROUNDS; seed++) {
                round(service, method, seed, wrong);
            }
        });
        assertThat(wrong).as("%d operations", operations.size()).isEmpty();
    }

    private void round(AwsService service, Method method, int seed, List<String> wrong) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom")
                .create(seed * 31L + method.getName().hashCode());
        var samples = new Samples(random, seed == 0);
        var request = samples.of(method.getParameterTypes()[0].asSubclass(SdkPojo.class));
        var answer = samples.of(method.getReturnType().asSubclass(SdkPojo.class));
        var read = new ArrayList<SdkPojo>();
        try (var http = new Loopback(input -> {
            var route = (Route.Found) Router.route(input);
            var decoded = codec.read(route, request.getClass(), input);
            assertThat(decoded.unknown()).isEmpty();
            assertThat(route.operation().name().toLowerCase(Locale.ROOT))
                    .isEqualTo(method.getName().toLowerCase(Locale.ROOT));
            read.add(decoded.value());
            return codec.write(route.operation(), answer, "request-1");
        })) {
            var heard = (SdkPojo) Clients.call(Clients.open(service, http), method, request);
            compare(method, request, read.getFirst(), wrong);
            compare(method, answer, heard, wrong);
        } catch (Throwable e) {
            wrong.add(method.getName() + " " + seed + ": " + e);
        }
    }

    private static void compare(Method method, SdkPojo sent, Object heard, List<String> wrong) {
        if (!sent.equalsBySdkFields(heard)) {
            wrong.add("%s%n  sent  %s%n  heard %s".formatted(method.getName(), sent, heard));
        }
    }
}
