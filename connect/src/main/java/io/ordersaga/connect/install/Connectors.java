package io.ordersaga.connect.install;

import io.ordersaga.connect.convert.RowConverter;
import io.ordersaga.connect.table.SinkTable;
import io.ordersaga.connect.table.SinkTables;
import io.ordersaga.topics.log.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The connectors that fill the tables, one for each table: two that wrote to one table could lock each other out, which the
 * database ends by failing one of them.
 */
public final class Connectors {
    private static final String CONNECTOR = "io.debezium.connector.jdbc.JdbcSinkConnector";
    private static final int BATCH = 1_000;

    /** In milliseconds. So late may a row be at rest. */
    private static final String LONGEST_WAIT = "500";

    private Connectors() {}

    /** One connector for each table. */
    public static List<Connector> of(DatabaseAccess databases) {
        return SinkTables.ALL.stream().map(table -> of(table, databases)).toList();
    }

    /** The connector of one table. */
    public static Connector of(SinkTable table, DatabaseAccess databases) {
        Map<String, String> configuration = new HashMap<>();
        configuration.putAll(reading(table));
        configuration.putAll(pacing());
        configuration.putAll(writing(table));
        configuration.putAll(connecting(table, databases));
        configuration.putAll(failing());
        return new Connector(table.sink().name(), configuration);
    }

    private static Map<String, String> reading(SinkTable table) {
        return Map.of(
                "connector.class",
                CONNECTOR,
                "tasks.max",
                "1",
                "topics",
                table.sink().topic().name(),
                "key.converter",
                RowConverter.class.getName(),
                "value.converter",
                RowConverter.class.getName(),
                "consumer.override.isolation.level",
                "read_committed",
                "consumer.override.auto.offset.reset",
                "earliest",
                "consumer.override.session.timeout.ms",
                "6000",
                "consumer.override.heartbeat.interval.ms",
                "1500");
    }

    /** Rows in bulk: a fetch and a statement for each record would cost as much as the saga itself. */
    private static Map<String, String> pacing() {
        return Map.of(
                "consumer.override.fetch.min.bytes",
                "65536",
                "consumer.override.fetch.max.wait.ms",
                LONGEST_WAIT,
                "consumer.override.max.poll.records",
                Integer.toString(BATCH));
    }

    private static Map<String, String> writing(SinkTable table) {
        return Map.of(
                "collection.name.format",
                table.name(),
                "insert.mode",
                "upsert",
                "delete.enabled",
                "true",
                "primary.key.mode",
                "record_key",
                "primary.key.fields",
                String.join(",", table.keyColumns()),
                "schema.evolution",
                "none",
                "use.reduction.buffer",
                "true",
                "batch.size",
                Integer.toString(BATCH));
    }

    private static Map<String, String> connecting(SinkTable table, DatabaseAccess databases) {
        return Map.of(
                "connection.url", databases.url(table.database()),
                "connection.username", databases.user(),
                "connection.password", databases.password(),
                "connection.pool.min_size", "1",
                "connection.pool.max_size", "2");
    }

    /**
     * A record that cannot be converted goes to the dead letters. A task that loses its database fails, and whoever restarts it
     * gives it new connections: the connector's own retries, which are off by default, may go on over the broken one until they
     * are used up.
     */
    private static Map<String, String> failing() {
        return Map.of(
                "errors.tolerance",
                "all",
                "errors.deadletterqueue.topic.name",
                Topics.DEAD_LETTERS.name(),
                "errors.deadletterqueue.context.headers.enable",
                "true",
                "errors.log.enable",
                "true");
    }
}
