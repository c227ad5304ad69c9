package io.sallyport.functions.worker;

import io.sallyport.functions.core.Json;
import java.util.Locale;
import java.util.Map;

/** The words with which Lambda tells how an invocation went. */
final class Report {
    /** Bytes of the log that a caller may ask for with {@code LogType=Tail}. */
    static final int TAIL = 4 * 1024;

    private static final int SIGNALLED = 128;
    private static final Map<Integer, String> SIGNALS = Map.of(
            1,
            "hangup",
            2,
            "interrupt",
            4,
            "illegal instruction",
            6,
            "aborted",
            7,
            "bus error",
            8,
            "floating point exception",
            9,
            "killed",
            11,
            "segmentation fault",
            15,
            "terminated");

    private Report() {}

    static String start(Invocation invocation, Work work) {
        return "START RequestId: " + invocation.requestId() + " Version: " + work.version() + "\n";
    }

    /** @param initMillis 0 when the environment was warm */
    static String end(Invocation invocation, Work work, long millis, long initMillis, long peakMegabytes) {
        var id = invocation.requestId();
        var init = initMillis == 0 ? "" : String.format(Locale.ROOT, "Init Duration: %d.00 ms\t", initMillis);
        return String.format(
                Locale.ROOT,
                "END RequestId: %s\nREPORT RequestId: %s\tDuration: %d.00 ms\tBilled Duration: %d ms\tMemory Size: %d MB\t"
                        + "Max Memory Used: %d MB\t%s\n",
                id,
                id,
                millis,
                Math.max(1, millis),
                work.memoryMegabytes(),
                peakMegabytes,
                init);
    }

    static String timedOut(int seconds) {
        return String.format(Locale.ROOT, "Task timed out after %d.00 seconds", seconds);
    }

    /** @param exitValue as the JDK tells it: 128 and more for a signal */
    static String exited(int exitValue) {
        if (exitValue == 0) {
            return "Runtime exited without providing a reason";
        }
        int signal = exitValue - SIGNALLED;
        var how = SIGNALS.containsKey(signal) ? "signal: " + SIGNALS.get(signal) : "exit status " + exitValue;
        return "Runtime exited with error: " + how;
    }

    static String error(String errorType, String message) {
        return Json.write(Map.of("errorType", errorType, "errorMessage", message));
    }
}
