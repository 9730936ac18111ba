package example.words;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Joined;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;

/** Counts the words of each category, minute by minute. */
public final class WordCount {
    private static final Serde<String> TEXT = Serdes.String();
    private static final TimeWindows MINUTES =
            TimeWindows.ofSizeAndGrace(Duration.ofMinutes(1), Duration.ofSeconds(10));

    private WordCount() {}

    public static Topology build(Properties config) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(config)));
        KTable<String, Category> categories = builder.table(
                "categories",
                Consumed.with(TEXT, Formats.CATEGORY).withName("read-categories"),
                Materialized.<String, Category, KeyValueStore<Bytes, byte[]>>as("category-by-word"));
        builder.stream("lines", Consumed.with(TEXT, TEXT).withName("read-lines"))
                .flatMapValues(WordCount::words, Named.as("split"))
                .selectKey((line, word) -> word, Named.as("key-by-word"))
                .join(categories, (word, category) -> category, Joined.with(TEXT, TEXT, Formats.CATEGORY, "look-up"))
                .groupBy((word, category) -> category.name(), Grouped.with("by-category", TEXT, Formats.CATEGORY))
                .windowedBy(MINUTES)
                .count(
                        Named.as("count"),
                        Materialized.<String, Long, WindowStore<Bytes, byte[]>>as("count-by-minute")
                                .withKeySerde(TEXT)
                                .withValueSerde(Serdes.Long()))
                .toStream(Named.as("to-stream"))
                .map(
                        (minute, words) -> KeyValue.pair(
                                minute.key(), new Counted(minute.window().startTime(), words)),
                        Named.as("name-window"))
                .to("counts", Produced.with(TEXT, Formats.COUNTED).withName("write-counts"));
        return builder.build(config);
    }

    private static List<String> words(String line) {
        return List.of(line.toLowerCase(Locale.ROOT).split("\\W+"));
    }
}
