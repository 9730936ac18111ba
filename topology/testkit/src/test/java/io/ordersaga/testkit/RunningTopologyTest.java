package io.ordersaga.testkit;

import static io.ordersaga.testkit.WordCount.WORDS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.TopologyException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.junit.jupiter.api.Test;

class RunningTopologyTest {

    @Test
    void shouldRunExactlyOnceInADirectoryThatIsGoneAfterwards() {
        Properties seen = new Properties();
        RunningTopology running = start(seen);
        running.send("when", WORDS, new InputRecord<>("line", "a", Map.of(), running.now()));
        Path directory = Path.of(seen.getProperty(StreamsConfig.STATE_DIR_CONFIG));
        assertThat(directory).isNotEmptyDirectory();

        running.close();

        assertThat(directory).doesNotExist();
        assertThat(seen).containsEntry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    }

    @Test
    void shouldDeleteItsDirectoryWhenARecordHasFailed() {
        Properties seen = new Properties();
        Path directory;
        TestTopic<byte[], byte[]> raw = TestTopic.of(WordCount.NUMBERS.name(), Serdes.ByteArray(), Serdes.ByteArray());
        try (RunningTopology running = start(seen)) {
            directory = Path.of(seen.getProperty(StreamsConfig.STATE_DIR_CONFIG));
            assertThatThrownBy(() -> running.send(
                            "when", raw, new InputRecord<>(null, "{".getBytes(UTF_8), Map.of(), running.now())))
                    .isNotNull();
        }

        assertThat(directory).doesNotExist();
    }

    @Test
    void shouldRefuseATopologyWithGeneratedNamesAndLeaveNoDirectory() {
        Properties seen = new Properties();

        assertThatThrownBy(() -> start(RunningTopologyTest::unnamed, seen))
                .isInstanceOf(TopologyException.class)
                .hasMessageContaining("has not been named");

        assertThat(Path.of(seen.getProperty(StreamsConfig.STATE_DIR_CONFIG))).doesNotExist();
    }

    private static RunningTopology start(Properties seen) {
        return start(WordCount::build, seen);
    }

    private static RunningTopology start(Function<Properties, Topology> build, Properties seen) {
        return RunningTopology.start(
                config -> {
                    seen.putAll(config);
                    return build.apply(config);
                },
                Map.of(),
                TopologyHarness.START);
    }

    private static Topology unnamed(Properties config) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(config)));
        builder.stream("words", Consumed.with(Serdes.String(), Serdes.String()))
                .groupBy((key, value) -> value, Grouped.with(Serdes.String(), Serdes.String()))
                .count();
        return builder.build(config);
    }
}
