package io.sallyport.functions.worker;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Signals to process groups, which the JDK has no call for. */
final class Signals {
    private static final int SIGKILL = 9;
    private static final MethodHandle KILL = kill();

    private Signals() {}

    /** Kills a process that leads a group, and everything that stayed in the group; one that has ended already is no error. */
    static void killGroup(long leader) {
        try {
            int ignored = (int) KILL.invokeExact(-Math.toIntExact(leader), SIGKILL);
        } catch (Throwable e) {
            throw new IllegalStateException("kill(2) cannot be called", e);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle kill() {
        var linker = Linker.nativeLinker();
        var signature = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        return linker.downcallHandle(linker.defaultLookup().findOrThrow("kill"), signature);
    }
}
