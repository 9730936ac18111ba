package io.ordersaga.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenIteratorsTest {

    @Test
    void shouldFailAndNameTheStoreWhenATestLeavesAnIteratorOpen() {
        Throwable failure = new Example(Examples.class, "leavesOneOpen").failure();

        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("iterators of these stores were opened and never closed: {seen=1}")
                .hasMessageContaining("The conversation so far:");
    }

    @Test
    void shouldFailWhenTheTopologyLeavesIteratorsOpen() {
        Throwable failure = new Example(Examples.class, "letsTheTopologyLeaveTwoOpen").failure();

        assertThat(failure).hasMessageStartingWith("iterators of these stores were opened and never closed: {seen=2}");
    }

    @Test
    void shouldPassWhenEveryIteratorIsClosed() {
        new Example(Examples.class, "closes").requirePassed();
    }

    /** Run by the tests above only. */
    static class Examples {
        private static final TestTopic<String, String> WORDS = TestTopic.of("words", Serdes.String(), Serdes.String());

        @RegisterExtension
        final TopologyHarness harness = TopologyHarness.of(Examples::build);

        @Test
        void leavesOneOpen() {
            harness.given(WORDS, "k", "careful");

            assertThat(harness.<String, String>store("seen").all()).hasNext();
        }

        @Test
        void letsTheTopologyLeaveTwoOpen() {
            harness.given(WORDS, "k", "careless", "careless");
        }

        @Test
        void closes() {
            harness.given(WORDS, "k", "careful");

            try (KeyValueIterator<String, String> all =
                    harness.<String, String>store("seen").all()) {
                assertThat(all).hasNext();
            }
            assertThat(harness.entries("seen")).containsOnlyKeys("k");
        }

        private static Topology build(Properties config) {
            StreamsBuilder builder = new StreamsBuilder();
            builder.addStateStore(Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("seen"), Serdes.String(), Serdes.String()));
            builder.stream("words", Consumed.with(Serdes.String(), Serdes.String()))
                    .process(Looking::new, "seen");
            return builder.build(config);
        }
    }

    /** Looks into its store, and forgets to close what it looked with if it is told to be careless. */
    private static final class Looking extends ContextualProcessor<String, String, Void, Void> {
        @Override
        public void process(Record<String, String> record) {
            KeyValueStore<String, String> seen = context().getStateStore("seen");
            seen.put(record.key(), record.value());
            KeyValueIterator<String, String> all = seen.all();
            if (record.value().equals("careful")) {
                all.close();
            }
        }
    }
}
