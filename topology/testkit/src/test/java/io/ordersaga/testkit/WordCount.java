package io.ordersaga.testkit;

import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The smallest topology with all that a harness deals with: it counts words in a store, tells each count, and once a minute
 * how many words there are; numbers pass through it as they are.
 */
final class WordCount {
    static final TestTopic<String, String> WORDS = topic("words", Serdes.String());
    static final TestTopic<String, Long> COUNTS = topic("counts", Serdes.Long());
    static final TestTopic<String, Long> TOTALS = topic("totals", Serdes.Long());
    static final TestTopic<String, Long> NUMBERS = topic("numbers", Serdes.Long());
    static final TestTopic<String, Long> SEEN_NUMBERS = topic("seen-numbers", Serdes.Long());
    static final String STORE = "word-counts";
    static final Duration EVERY = Duration.ofMinutes(1);

    private WordCount() {}

    static Topology build(Properties config) {
        return build(config, STORE);
    }

    static Topology build(Properties config, String store) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(config)));
        var counts = builder.stream(
                        WORDS.name(), Consumed.with(WORDS.key(), WORDS.value()).withName("read-words"))
                .process(counting(store), Named.as("count"));
        counts.filter((word, count) -> !word.isEmpty(), Named.as("select-counts"))
                .to(COUNTS.name(), Produced.with(COUNTS.key(), COUNTS.value()).withName("write-counts"));
        counts.filter((word, count) -> word.isEmpty(), Named.as("select-totals"))
                .to(TOTALS.name(), Produced.with(TOTALS.key(), TOTALS.value()).withName("write-totals"));
        builder.stream(
                        NUMBERS.name(),
                        Consumed.with(NUMBERS.key(), NUMBERS.value()).withName("read-numbers"))
                .to(
                        SEEN_NUMBERS.name(),
                        Produced.with(SEEN_NUMBERS.key(), SEEN_NUMBERS.value()).withName("write-numbers"));
        return builder.build(config);
    }

    private static ProcessorSupplier<String, String, String, Long> counting(String store) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, String, String, Long> get() {
                return new Counting(store);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(store), Serdes.String(), Serdes.Long()));
            }
        };
    }

    private static <V> TestTopic<String, V> topic(String name, Serde<V> value) {
        return TestTopic.of(name, Serdes.String(), value);
    }

    private static final class Counting implements Processor<String, String, String, Long> {
        private final String store;

        @SuppressWarnings("NullAway.Init") // Streams calls init before anything else.
        private KeyValueStore<String, Long> counts;

        @SuppressWarnings("NullAway.Init") // Streams calls init before anything else.
        private ProcessorContext<String, Long> context;

        Counting(String store) {
            this.store = store;
        }

        @Override
        public void init(ProcessorContext<String, Long> given) {
            context = given;
            counts = given.getStateStore(store);
            given.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, this::tellTotal);
        }

        @Override
        public void process(Record<String, String> record) {
            for (String word : record.value().toLowerCase(Locale.ROOT).split(" ", -1)) {
                Long before = counts.get(word);
                long after = before == null ? 1 : before + 1;
                counts.put(word, after);
                context.forward(record.withKey(word).withValue(after));
            }
        }

        private void tellTotal(long timestamp) {
            context.forward(new Record<>("", counts.approximateNumEntries(), timestamp));
        }
    }
}
