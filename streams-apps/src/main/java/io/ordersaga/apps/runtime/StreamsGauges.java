package io.ordersaga.apps.runtime;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.apache.kafka.streams.KafkaStreams;

/** What operators see of a Streams application: its threads, how far it is behind, and the memory of its stores. */
public final class StreamsGauges {
    private static final Set<String> THREAD_STATES = Set.of(
            "CREATED", "STARTING", "PARTITIONS_REVOKED", "PARTITIONS_ASSIGNED", "RUNNING", "PENDING_SHUTDOWN", "DEAD");
    private static final String STORES = "stream-state-metrics";

    private StreamsGauges() {}

    /**
     * Reads the application's own metrics whenever the registry is asked. The registry holds the application weakly, and nothing
     * else: whoever runs it keeps it.
     */
    public static void bind(StreamsApplication application, MeterRegistry registry) {
        Tags tags = Tags.of("application", application.id());
        bindThreads(application.streams(), tags, registry);
        bindProgress(application.streams(), tags, registry);
        bindStores(application.streams(), tags, registry);
    }

    /** Shows how far each sink is behind; not a number as long as it is not known. */
    public static void bind(SinkLag sinks, MeterRegistry registry) {
        for (String name : sinks.names()) {
            Gauge.builder("ordersaga.sink.lag.records", sinks, all -> lag(all, name))
                    .description("Records that a table in PostgreSQL is behind its topic")
                    .tag("sink", name)
                    .register(registry);
        }
    }

    private static double lag(SinkLag sinks, String name) {
        Long records = sinks.records().get(name);
        return records == null ? Double.NaN : records;
    }

    private static void bindThreads(KafkaStreams streams, Tags tags, MeterRegistry registry) {
        for (String state : THREAD_STATES) {
            Gauge.builder("ordersaga.stream.threads", streams, one -> threadsIn(one, state))
                    .description("Stream threads by state")
                    .tags(tags)
                    .tag("state", state.toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        FunctionCounter.builder("ordersaga.dead.letters", streams, one -> sum(one, "dropped-records-total"))
                .description("Records passed over by tasks that this instance has now; dead letters")
                .tags(tags)
                .register(registry);
    }

    private static void bindProgress(KafkaStreams streams, Tags tags, MeterRegistry registry) {
        Gauge.builder(
                        "ordersaga.consumer.lag.records",
                        streams,
                        one -> values(one, "records-lag-max").max().orElse(0))
                .description("Records of the input partition that is furthest behind")
                .tags(tags)
                .register(registry);
        Gauge.builder("ordersaga.store.restore.lag.records", streams, StreamsGauges::restoreLag)
                .description("Changelog records that the stores on this instance have not read yet")
                .tags(tags)
                .register(registry);
    }

    private static void bindStores(KafkaStreams streams, Tags tags, MeterRegistry registry) {
        Gauge.builder("ordersaga.rocksdb.memtables", streams, one -> sum(one, STORES, "size-all-mem-tables"))
                .description("Memory of the memtables of all stores")
                .tags(tags)
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("ordersaga.rocksdb.block.cache", streams, one -> sum(one, STORES, "block-cache-usage"))
                .description("Memory of the block caches of all stores")
                .tags(tags)
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("ordersaga.rocksdb.table.readers", streams, one -> sum(one, STORES, "estimate-table-readers-mem"))
                .description("Memory of indexes and filters outside the block caches")
                .tags(tags)
                .baseUnit("bytes")
                .register(registry);
    }

    private static double threadsIn(KafkaStreams streams, String state) {
        return streams.metadataForLocalThreads().stream()
                .filter(thread -> thread.threadState().equals(state))
                .count();
    }

    private static double restoreLag(KafkaStreams streams) {
        return streams.state().isRunningOrRebalancing()
                ? streams.allLocalStorePartitionLags().values().stream()
                        .flatMap(partitions -> partitions.values().stream())
                        .mapToLong(lag -> Math.max(0, lag.offsetLag()))
                        .sum()
                : 0;
    }

    private static double sum(KafkaStreams streams, String name) {
        return values(streams, name).sum();
    }

    private static double sum(KafkaStreams streams, String group, String name) {
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().group().equals(group)
                        && metric.metricName().name().equals(name))
                .mapToDouble(metric -> number(metric.metricValue()))
                .sum();
    }

    private static DoubleStream values(KafkaStreams streams, String name) {
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(name))
                .mapToDouble(metric -> number(metric.metricValue()))
                .filter(value -> !Double.isNaN(value));
    }

    private static double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }
}
