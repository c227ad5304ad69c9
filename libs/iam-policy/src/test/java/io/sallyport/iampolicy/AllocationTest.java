package io.sallyport.iampolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** P07: a decision is called on every request, so it leaves nothing for the collector. */
class AllocationTest {
    private static final String STATEMENTS = """
            {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "arn:aws:execute-api:*:*:ff5h7fdsed/*",
             "Condition": {"StringEquals": {"aws:PrincipalTag/dept": "sales"}, "IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}},
            {"Effect": "Deny", "Action": "execute-api:*", "Resource": "arn:aws:execute-api:*:*:ff5h7fdsed/*/POST/inventory"}""";
    private static final Context SALES = Context.builder()
            .put("aws:PrincipalTag/dept", "sales")
            .put("aws:SourceIp", "10.1.2.3")
            .build();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void p07_an_allow_allocates_nothing() {
        assertThat(fewestBytes("GET/pets", SALES)).isZero();
    }

    @Test
    void p07_an_explicit_deny_allocates_nothing() {
        assertThat(fewestBytes("POST/inventory", SALES)).isZero();
    }

    @Test
    void p07_what_nothing_grants_allocates_nothing() {
        assertThat(fewestBytes("GET/pets", Context.EMPTY)).isZero();
    }

    /** Classes are loaded and call sites linked in the first rounds. */
    private static long fewestBytes(String verbAndPath, Context context) {
        var policies = Policies.ofIdentity(One.identity(STATEMENTS));
        var arn = "arn:aws:execute-api:eu-west-1:123456789012:ff5h7fdsed/test/" + verbAndPath;
        var request = Request.of(One.ALICE, Action.of("execute-api:Invoke"), arn, context);
        return LongStream.range(0, 50).map(_ -> bytes(request, policies)).min().orElseThrow();
    }

    private static long bytes(Request request, Policies policies) {
        var before = THREADS.getCurrentThreadAllocatedBytes();
        for (var i = 0; i < 100; i++) {
            Evaluator.evaluate(request, policies);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
