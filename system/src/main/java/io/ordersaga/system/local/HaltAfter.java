package io.ordersaga.system.local;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A limit to how long the JVM may take to end. */
public final class HaltAfter {
    private HaltAfter() {}

    /** Halts the JVM when it still runs after this time. Nothing can take this back. */
    public static void arm(Duration patience, int exitCode) {
        Thread.ofPlatform().daemon().name("halt-after").start(() -> {
            long end = System.nanoTime() + patience.toNanos();
            while (end - System.nanoTime() > 0) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
            System.err.println("Still not ended after " + patience.toSeconds() + " s: halting.");
            Runtime.getRuntime().halt(exitCode);
        });
    }
}
