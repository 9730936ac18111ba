package io.ordersaga.apps.worker;

import java.time.Duration;

/**
 * How a worker works.
 *
 * @param bootstrapServers the brokers, as {@code host:port,…}
 * @param instanceId of this worker alone, and the same after a restart, so that it gets its partitions back; it names its thread
 * @param maxInFlight how many requests are taken and not answered yet, at most; 2 to 10,000
 * @param callTimeout after which a call counts as unanswered; 10 milliseconds to one minute
 */
public record WorkerSettings(String bootstrapServers, String instanceId, int maxInFlight, Duration callTimeout) {
    public static final int DEFAULT_MAX_IN_FLIGHT = 256;
    public static final Duration DEFAULT_CALL_TIMEOUT = Duration.ofSeconds(5);

    private static final int MIN_IN_FLIGHT = 2;
    private static final int LIMIT_IN_FLIGHT = 10_000;
    private static final Duration MIN_TIMEOUT = Duration.ofMillis(10);
    private static final Duration MAX_TIMEOUT = Duration.ofMinutes(1);

    /** @throws IllegalArgumentException if a value is out of range */
    public WorkerSettings {
        if (instanceId.isBlank()) {
            throw new IllegalArgumentException("a worker needs an instance id");
        }
        if (maxInFlight < MIN_IN_FLIGHT || maxInFlight > LIMIT_IN_FLIGHT) {
            throw new IllegalArgumentException(
                    "requests in flight must be " + MIN_IN_FLIGHT + ".." + LIMIT_IN_FLIGHT + " but are " + maxInFlight);
        }
        if (callTimeout.compareTo(MIN_TIMEOUT) < 0 || callTimeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    "time-out of a call must be " + MIN_TIMEOUT + ".." + MAX_TIMEOUT + " but is " + callTimeout);
        }
    }

    /** The default limits. */
    public static WorkerSettings of(String bootstrapServers, String instanceId) {
        return new WorkerSettings(bootstrapServers, instanceId, DEFAULT_MAX_IN_FLIGHT, DEFAULT_CALL_TIMEOUT);
    }

    /** How many requests one poll may bring. Nothing is fetched while fewer would fit. */
    int fetchSize() {
        return maxInFlight / 2;
    }
}
