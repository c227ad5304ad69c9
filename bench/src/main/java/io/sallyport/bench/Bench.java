package io.sallyport.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks whose names a pattern finds, on one thread, and prints a table of medians. */
public final class Bench {
    private static final int FORKS = 3;
    private static final int WARM_UPS = 10;
    private static final int ROUNDS = 7;
    private static final TimeValue ROUND = new TimeValue(300, TimeUnit.MILLISECONDS);

    /** A heap whose pages the system has handed out beforehand: else the first rounds measure that. */
    private static final String[] JVM = {
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Xms512m",
        "-Xmx512m",
        "-XX:+AlwaysPreTouch"
    };

    private Bench() {}

    /** @param args a regular expression; all when there is none */
    public static void main(String[] args) throws RunnerException {
        var options = new OptionsBuilder()
                .include(args.length == 0 ? "." : args[0])
                .forks(FORKS)
                .warmupIterations(WARM_UPS)
                .warmupTime(ROUND)
                .measurementIterations(ROUNDS)
                .measurementTime(ROUND)
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTime.class)
                .jvmArgsAppend(JVM)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        System.out.println(Table.of(new Runner(options).run()));
    }
}
