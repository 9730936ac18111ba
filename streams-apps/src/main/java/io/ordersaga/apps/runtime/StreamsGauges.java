package io.ordersaga.apps.runtime;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.apache.kafka.streams.KafkaStreams;

/** What operators see of a Streams application: its threads, how far it is behind, and the memory of its stores. */
public final class StreamsGauges {
    private static final Set<String> THREAD_STATES = Set.of(
            "CREATED", "STARTING", "PARTITIONS_REVOKED", "PARTITIONS_ASSIGNED", "RUNNING", "PENDING_SHUTDOWN", "DEAD");
    private static final String STORES = "stream-state-metrics";

    private final KafkaStreams streams;

    private StreamsGauges(KafkaStreams streams) {
        this.streams = streams;
    }

    /** Reads the application's own metrics whenever the registry is asked. */
    public static void bind(KafkaStreams streams, MeterRegistry registry) {
        StreamsGauges gauges = new StreamsGauges(streams);
        gauges.bindThreads(registry);
        gauges.bindProgress(registry);
        gauges.bindStores(registry);
    }

    private void bindThreads(MeterRegistry registry) {
        for (String state : THREAD_STATES) {
            Gauge.builder("ordersaga.stream.threads", this, gauges -> gauges.threadsIn(state))
                    .description("Stream threads by state")
                    .tag("state", state.toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        FunctionCounter.builder("ordersaga.dead.letters", this, gauges -> gauges.sum("dropped-records-total"))
                .description("Records passed over by tasks that this instance has now; dead letters")
                .register(registry);
    }

    private void bindProgress(MeterRegistry registry) {
        Gauge.builder(
                        "ordersaga.consumer.lag.records",
                        this,
                        gauges -> gauges.values("records-lag-max").max().orElse(0))
                .description("Records of the input partition that is furthest behind")
                .register(registry);
        Gauge.builder("ordersaga.store.restore.lag.records", streams, StreamsGauges::restoreLag)
                .description("Changelog records that the stores on this instance have not read yet")
                .register(registry);
    }

    private void bindStores(MeterRegistry registry) {
        Gauge.builder("ordersaga.rocksdb.memtables", this, gauges -> gauges.sum(STORES, "size-all-mem-tables"))
                .description("Memory of the memtables of all stores")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("ordersaga.rocksdb.block.cache", this, gauges -> gauges.sum(STORES, "block-cache-usage"))
                .description("Memory of the block caches of all stores")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder(
                        "ordersaga.rocksdb.table.readers",
                        this,
                        gauges -> gauges.sum(STORES, "estimate-table-readers-mem"))
                .description("Memory of indexes and filters outside the block caches")
                .baseUnit("bytes")
                .register(registry);
    }

    private double threadsIn(String state) {
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

    private double sum(String name) {
        return values(name).sum();
    }

    private double sum(String group, String name) {
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().group().equals(group)
                        && metric.metricName().name().equals(name))
                .mapToDouble(metric -> number(metric.metricValue()))
                .sum();
    }

    private DoubleStream values(String name) {
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(name))
                .mapToDouble(metric -> number(metric.metricValue()))
                .filter(value -> !Double.isNaN(value));
    }

    private static double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }
}
