package io.ordersaga.system.sink;

import java.util.HashMap;
import java.util.Map;

/** The settings of a worker, which finds the others of its cluster by its group. */
final class WorkerSettings {
    // As many as the brokers make by themselves.
    private static final String BROKERS_DEFAULT = "-1";
    private static final String ONE = "1";
    private static final String PLAIN = "org.apache.kafka.connect.converters.ByteArrayConverter";

    private WorkerSettings() {}

    static Map<String, String> of(WorkerPlace place) {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(membership(place));
        settings.putAll(memory());
        settings.putAll(copying());
        return settings;
    }

    /** Short time-outs, so that a restart after a crash does not wait for the worker that was killed. */
    private static Map<String, String> membership(WorkerPlace place) {
        return Map.of(
                "bootstrap.servers",
                place.bootstrapServers(),
                "group.id",
                "ordersaga-connect",
                "listeners",
                place.listener(),
                "rest.advertised.host.name",
                place.listen().advertisedHost(),
                "rest.advertised.port",
                Integer.toString(place.port()),
                "session.timeout.ms",
                "6000",
                "heartbeat.interval.ms",
                "1500",
                "scheduled.rebalance.max.delay.ms",
                "0");
    }

    private static Map<String, String> memory() {
        return Map.of(
                "config.storage.topic", "connect-configs",
                "config.storage.replication.factor", BROKERS_DEFAULT,
                "offset.storage.topic", "connect-offsets",
                "offset.storage.replication.factor", BROKERS_DEFAULT,
                "offset.storage.partitions", ONE,
                "status.storage.topic", "connect-status",
                "status.storage.replication.factor", BROKERS_DEFAULT,
                "status.storage.partitions", ONE);
    }

    /** Every class is on our class path: to look for plug-ins there would take seconds and much memory. */
    private static Map<String, String> copying() {
        return Map.of(
                "plugin.discovery", "service_load",
                "key.converter", PLAIN,
                "value.converter", PLAIN,
                "offset.flush.interval.ms", "1000",
                "task.shutdown.graceful.timeout.ms", "2000");
    }
}
