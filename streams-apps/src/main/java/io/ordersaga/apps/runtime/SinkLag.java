package io.ordersaga.apps.runtime;

import io.ordersaga.topics.log.TableSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far the PostgreSQL tables of one service are behind their topics. */
public final class SinkLag implements AutoCloseable {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int TIMEOUT_MS = 2_000;

    private final Admin admin;
    private final List<TableSink> sinks;
    private final int partitions;
    private final Latest<Map<String, Long>> lags = new Latest<>(Map.of(), FRESH, this::ask);

    /**
     * @param service whose sinks are asked for; also names the connection in the broker's logs
     * @param partitions of every topic
     */
    public SinkLag(String bootstrapServers, String service, int partitions) {
        this.sinks = TableSink.ownedBy(service);
        this.partitions = partitions;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG, service + "-sink-lag",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS));
    }

    /**
     * Offsets between what each sink has written and the end of its topic, by sink, as the last call to the broker found them; empty
     * as long as it is not known. Never waits.
     */
    public Map<String, Long> records() {
        return lags.get();
    }

    /** The sinks that are asked for. */
    public List<String> names() {
        return sinks.stream().map(TableSink::name).toList();
    }

    private CompletionStage<Map<String, Long>> ask() {
        var written = admin.listConsumerGroupOffsets(groups()).all();
        var ends = admin.listOffsets(
                        sinks.stream()
                                .flatMap(sink -> partitions(sink).stream())
                                .collect(Collectors.toMap(Function.identity(), one -> OffsetSpec.latest())),
                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all();
        return written.toCompletionStage().thenCombine(ends.toCompletionStage(), this::lags);
    }

    private Map<String, ListConsumerGroupOffsetsSpec> groups() {
        return sinks.stream()
                .collect(Collectors.toMap(
                        TableSink::consumerGroup,
                        sink -> new ListConsumerGroupOffsetsSpec().topicPartitions(partitions(sink))));
    }

    private List<TopicPartition> partitions(TableSink sink) {
        return IntStream.range(0, partitions)
                .mapToObj(number -> new TopicPartition(sink.topic().name(), number))
                .toList();
    }

    private Map<String, Long> lags(
            Map<String, Map<TopicPartition, OffsetAndMetadata>> written,
            Map<TopicPartition, ListOffsetsResultInfo> ends) {
        Map<String, Long> found = new TreeMap<>();
        for (TableSink sink : sinks) {
            Map<TopicPartition, OffsetAndMetadata> offsets = written.getOrDefault(sink.consumerGroup(), Map.of());
            List<Long> behind = new ArrayList<>();
            for (TopicPartition partition : partitions(sink)) {
                ListOffsetsResultInfo end = ends.get(partition);
                behind.add(end == null ? 0 : behind(offsets.get(partition), end.offset()));
            }
            found.put(sink.name(), behind.stream().mapToLong(Long::longValue).sum());
        }
        return found;
    }

    /** A sink commits the offset behind the last record that it has written; behind that comes the mark that ends its transaction. */
    static long behind(@Nullable OffsetAndMetadata written, long end) {
        long next = Optional.ofNullable(written).map(OffsetAndMetadata::offset).orElse(0L);
        return Math.max(0, end - next - 1);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
