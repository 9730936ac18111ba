package io.ordersaga.system;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * A signal of the operating system, by way of {@code sun.misc.Signal}. That class has no successor, and the compiler warns
 * whenever it is named, with nothing that silences it; so it is looked up.
 */
final class OperatingSystemSignal {
    private OperatingSystemSignal() {}

    /**
     * Runs an action, on a thread of its own, each time the signal comes, instead of what the JVM would do.
     *
     * @param name without {@code SIG}
     */
    static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance(name),
                            running(action, signal, handler));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot handle the signal " + name, e);
        }
    }

    private static Object running(Runnable action, Class<?> signal, Class<?> handler)
            throws ReflectiveOperationException {
        MethodHandle run = MethodHandles.publicLookup()
                .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                .bindTo(action);
        return MethodHandleProxies.asInterfaceInstance(handler, MethodHandles.dropArguments(run, 0, signal));
    }
}
