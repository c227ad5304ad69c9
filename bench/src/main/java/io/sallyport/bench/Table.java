package io.sallyport.bench;

import java.util.Collection;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** Results as lines to read: medians over all rounds of all forks, since one round that was disturbed moves a mean. */
final class Table {
    private static final String HEAD = """
            | benchmark | scenario | CPU ns | least | most | by the clock | 99 % | bytes |
            |---|---|---:|---:|---:|---:|---:|---:|
            """;

    /** Allocated by one call, by the collector's count. */
    private static final String BYTES = "gc.alloc.rate.norm";

    private Table() {}

    static String of(Collection<RunResult> results) {
        return results.stream().map(Table::line).collect(Collectors.joining("\n", HEAD, "\n"));
    }

    private static String line(RunResult result) {
        var cpu = counted(result, CpuTime.LABEL);
        return "| %s | %s | %,.0f | %,.0f | %,.0f | %,.0f | %s | %,.0f |"
                .formatted(
                        name(result),
                        scenario(result),
                        cpu.getPercentile(50),
                        cpu.getMin(),
                        cpu.getMax(),
                        result.getPrimaryResult().getStatistics().getPercentile(50),
                        tail(result),
                        counted(result, BYTES).getMean());
    }

    private static String name(RunResult result) {
        var name = result.getParams().getBenchmark();
        return name.substring(Table.class.getPackageName().length() + 1);
    }

    private static String scenario(RunResult result) {
        return result.getParams().getParamsKeys().isEmpty()
                ? ""
                : result.getParams().getParam("scenario");
    }

    /** Of single calls; where only rounds were timed there is none. */
    private static String tail(RunResult result) {
        return result.getParams().getMode() == Mode.SampleTime
                ? "%,.0f".formatted(result.getPrimaryResult().getStatistics().getPercentile(99))
                : "";
    }

    /** @throws IllegalStateException when the profiler did not run */
    private static Statistics counted(RunResult result, String what) {
        var counted = result.getSecondaryResults().get(what);
        if (counted == null) {
            throw new IllegalStateException(name(result) + " was run without counting " + what);
        }
        return counted.getStatistics();
    }
}
