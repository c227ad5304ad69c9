package io.sallyport.bench;

import io.sallyport.iampolicy.Decision;
import io.sallyport.iampolicy.Evaluator;
import io.sallyport.iampolicy.Intent;
import io.sallyport.iampolicy.Policies;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The policy engine: one decision, as the gateway asks for it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PolicyBench {
    @Param
    public Scenario scenario;

    private String method;
    private String path;
    private String arn;
    private Intent intent;
    private Policies policies;

    @Setup
    public void setUp() {
        method = scenario.method;
        path = scenario.path;
        arn = arn();
        intent = Alice.wants(scenario.departmentName(), scenario.address());
        policies = Policies.ofIdentity(IamText.compiled(scenario.grants()));
        Answers.check(decide().allowed(), scenario);
    }

    /** What no engine can do without. */
    @Benchmark
    public String arn() {
        return Api.arn(method, path);
    }

    /** The question put, and answered. */
    @Benchmark
    public Decision decide() {
        return Evaluator.evaluate(intent, arn(), policies);
    }

    /** The answer alone. */
    @Benchmark
    public Decision evaluate() {
        return Evaluator.evaluate(intent, arn, policies);
    }
}
