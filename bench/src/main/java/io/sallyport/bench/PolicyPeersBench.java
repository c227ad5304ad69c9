package io.sallyport.bench;

import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.exception.InternalException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The questions of {@link PolicyBench}, asked of other engines. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PolicyPeersBench {
    @Param
    public Scenario scenario;

    private CedarEngine cedar;
    private CasbinEngine casbin;

    @Setup
    public void setUp() throws AuthException, CacheException, InternalException {
        cedar = CedarEngine.of(scenario.grants());
        casbin = CasbinEngine.of(scenario.grants());
        Answers.check(cedar(), scenario);
        Answers.check(jcasbin(), scenario);
    }

    @Benchmark
    public boolean cedar() throws AuthException {
        return cedar.allows(arn(), scenario.departmentName(), scenario.address());
    }

    @Benchmark
    public boolean jcasbin() {
        return casbin.allows(arn(), scenario.departmentName(), scenario.address());
    }

    private String arn() {
        return Api.arn(scenario.method, scenario.path);
    }
}
