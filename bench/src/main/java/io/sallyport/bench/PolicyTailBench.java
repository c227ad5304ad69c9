package io.sallyport.bench;

import io.sallyport.iampolicy.Decision;
import io.sallyport.iampolicy.Evaluator;
import io.sallyport.iampolicy.Intent;
import io.sallyport.iampolicy.Policies;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** P07: how long the slowest decisions take, by 100 policies of 20 statements, each decision about another path. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PolicyTailBench {
    private static final int POLICIES = 100;
    private static final int STATEMENTS = 20;

    private Policies policies;
    private List<Question> questions;
    private int asked;

    private record Question(String path, Intent intent) {}

    @Setup
    public void setUp() {
        var grants = IntStream.range(0, POLICIES * STATEMENTS)
                .mapToObj(number -> Grant.allow("/test/GET/svc" + number + "/*", number))
                .toList();
        policies = Policies.ofIdentity(IamText.compiled(grants, STATEMENTS));
        questions = IntStream.range(0, grants.size())
                .mapToObj(PolicyTailBench::question)
                .toList();
    }

    private static Question question(int number) {
        var intent = Alice.wants("dept" + number, "10." + number % 256 + ".3.7");
        return new Question("/svc" + number + "/items/42", intent);
    }

    @Benchmark
    public Decision hundredPolicies() {
        asked = asked + 1 == questions.size() ? 0 : asked + 1;
        var question = questions.get(asked);
        return Evaluator.evaluate(question.intent(), Api.arn("GET", question.path()), policies);
    }
}
