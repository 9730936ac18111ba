package io.ordersaga.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CostOfChangeTest {
    private static final String DEPLOYED = """
            Topologies:
               Sub-topology: 0
                Source: read-lines (topics: [lines])
                  --> split
                Processor: split (stores: [])
                  --> write-words
                Sink: write-words (topic: by-word-repartition)
                  <-- split

              Sub-topology: 1
                Source: read-words (topics: [by-word-repartition])
                  --> count
                Processor: count (stores: [counts, seen])
                  --> write-counts
                Sink: write-counts (topic: word-counts)
                  <-- count
            """;
    private static final String ALL_OFFSETS = "Kept: the group's offsets of [lines]; ";
    private static final String ALL_STORES = "the state of stores [counts, seen].";

    @Test
    void shouldSayThatTheRepartitionTopicIsOrphanedWhenItGetsAnotherName() {
        List<String> costs = costsOf(text -> text.replace("by-word", "per-word"));

        assertThat(costs)
                .containsExactly(
                        "Topic <application.id>-by-word-repartition is orphaned: records that lie in it unprocessed never"
                                + " will be. Stop the producers and let it drain first; then delete it.",
                        "Topic <application.id>-per-word-repartition is new and is created at the start.",
                        ALL_OFFSETS + ALL_STORES);
    }

    @Test
    void shouldSayWhereReadingBeginsWhenAnInputIsAnother() {
        List<String> costs = costsOf(text -> text.replace("[lines]", "[texts]"));

        assertThat(costs)
                .containsExactly(
                        "Input lines is not read any more; its offsets are forgotten in time (offsets.retention.minutes).",
                        "Input texts is new: the group has no offset of it and begins where auto.offset.reset says.",
                        "Kept: the group's offsets of []; " + ALL_STORES);
    }

    @Test
    void shouldSayWhoWaitsWhenAnOutputIsAnother() {
        List<String> costs = costsOf(text -> text.replace("word-counts", "word-numbers"));

        assertThat(costs)
                .containsExactly(
                        "Output word-counts is not written any more: whoever reads it waits for ever.",
                        "Output word-numbers is new and must exist before the start.",
                        ALL_OFFSETS + ALL_STORES);
    }

    @Test
    void shouldSayThatTaskIdsChangeWhenSubTopologiesAreInAnotherOrder() {
        List<String> costs = costsOf(text -> text.replace("topology: 0", "topology: 2"));

        assertThat(costs)
                .containsExactly(
                        "Sub-topology 0 is now 2: its task ids change, so its stores are restored from their changelogs,"
                                + " and instances of old and new must not run together. Stop all of them before the first"
                                + " new one starts.",
                        ALL_OFFSETS + ALL_STORES);
    }

    @Test
    void shouldSayThatNothingIsLostWhenOnlyANodeIsRenamed() {
        List<String> costs = costsOf(text -> text.replace("split", "cut"));

        assertThat(costs)
                .containsExactly(
                        "Nothing is lost: only nodes changed. Dashboards that name them (processor-node-id) have to"
                                + " follow.",
                        ALL_OFFSETS + ALL_STORES);
    }

    @Test
    void shouldReadTheDescriptionOfATopologyWithAGlobalStore() {
        List<SubTopology> parts = SubTopology.in("""
                Topologies:
                   Sub-topology: 0 for global store (will not generate tasks)
                    Source: read-prices (topics: [prices])
                      --> keep
                    Processor: keep (stores: [prices-by-product])
                      --> none
                """);

        assertThat(parts).singleElement().satisfies(part -> {
            assertThat(part.number()).isEqualTo("0");
            assertThat(part.stores()).containsExactly("prices-by-product");
            assertThat(part.inputs()).containsExactly("prices");
            assertThat(part.nodes()).containsExactly("keep", "read-prices");
        });
    }

    private static List<String> costsOf(UnaryOperator<String> change) {
        return new CostOfChange(DEPLOYED, change.apply(DEPLOYED)).lines();
    }
}
