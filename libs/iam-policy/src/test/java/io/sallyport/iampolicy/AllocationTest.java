package io.sallyport.iampolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * P07: a decision is made on every request, so it leaves nothing for the collector: of all that is new in a request it takes the ARN's
 * text. True of the bytecode, so no compiler has to be waited for.
 */
class AllocationTest {
    private static final String STATEMENTS = """
            {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "arn:aws:execute-api:*:*:ff5h7fdsed/*",
             "Condition": {"StringEquals": {"aws:PrincipalTag/dept": "sales"}, "IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}},
            {"Effect": "Deny", "Action": "execute-api:*", "Resource": "arn:aws:execute-api:*:*:ff5h7fdsed/*/POST/inventory"}""";
    private static final String EVERYTHING = """
            {"Effect": "Allow", "Action": "*", "Resource": ["arn:aws:execute-api:eu-*:123456789012:*", "*"],
             "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:user/*"}}}""";
    private static final Context SALES = Context.builder()
            .put("aws:PrincipalTag/dept", "sales")
            .put("aws:SourceIp", "10.1.2.3")
            .put("aws:PrincipalArn", "arn:aws:iam::123456789012:user/alice")
            .build();
    private static final Policies OWN = Policies.ofIdentity(One.identity(STATEMENTS));
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void p07_an_allow_allocates_nothing() {
        assertThat(fewestBytes(OWN, SALES, "GET/pets", true)).isZero();
    }

    @Test
    void p07_an_explicit_deny_allocates_nothing() {
        assertThat(fewestBytes(OWN, SALES, "POST/inventory", false)).isZero();
    }

    @Test
    void p07_what_nothing_grants_allocates_nothing() {
        assertThat(fewestBytes(OWN, Context.EMPTY, "GET/pets", false)).isZero();
    }

    @Test
    void p07_asking_every_layer_allocates_nothing() {
        var limit = One.identity(EVERYTHING);
        var layers = OWN.withBoundary(limit).withSession(limit).withGuardRails(List.of(limit));
        assertThat(fewestBytes(layers, SALES, "GET/pets", true)).isZero();
    }

    /** Classes are loaded and call sites linked in the first rounds. */
    private static long fewestBytes(Policies policies, Context context, String verbAndPath, boolean allowed) {
        var intent = Intent.of(One.ALICE, Action.of("execute-api:Invoke"), context);
        var arns = Stream.of("test", "prod", "v2")
                .map(stage -> "arn:aws:execute-api:eu-west-1:123456789012:ff5h7fdsed/" + stage + "/" + verbAndPath)
                .toArray(String[]::new);
        for (var arn : arns) {
            assertThat(Evaluator.evaluate(intent, arn, policies).allowed()).isEqualTo(allowed);
        }
        return LongStream.range(0, 50)
                .map(_ -> bytes(intent, arns, policies))
                .min()
                .orElseThrow();
    }

    private static long bytes(Intent intent, String[] arns, Policies policies) {
        var before = THREADS.getCurrentThreadAllocatedBytes();
        for (var i = 0; i < 100; i++) {
            Evaluator.evaluate(intent, arns[i % arns.length], policies);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
