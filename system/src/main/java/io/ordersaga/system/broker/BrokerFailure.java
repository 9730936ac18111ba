package io.ordersaga.system.broker;

import io.ordersaga.system.local.HaltAfter;
import java.time.Duration;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/**
 * What happens when the broker gives up: a message on standard error and the end of the JVM with the exit code
 * {@link #EXIT_CODE}, by way of the shutdown hooks, which stop PostgreSQL. Kafka itself would halt without a word.
 */
public final class BrokerFailure {
    public static final int EXIT_CODE = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private BrokerFailure() {}

    static void endsTheProcess() {
        Exit.setHaltProcedure(BrokerFailure::end);
        Exit.setExitProcedure(BrokerFailure::end);
    }

    private static void end(int status, @Nullable String message) {
        String reason = message == null ? "" : ": " + message;
        System.err.println("The Kafka broker failed (status " + status + ")" + reason + ". The log tells the cause.");
        HaltAfter.arm(PATIENCE, EXIT_CODE);
        Runtime.getRuntime().exit(EXIT_CODE);
    }
}
