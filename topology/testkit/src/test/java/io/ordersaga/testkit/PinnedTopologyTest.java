package io.ordersaga.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PinnedTopologyTest {
    private static final String PINNED = "word-count.topology";

    @RegisterExtension
    final TopologyHarness words = TopologyHarness.of(WordCount::build);

    @RegisterExtension
    final TopologyHarness renamed = TopologyHarness.of(config -> WordCount.build(config, "word-numbers"));

    @Test
    void shouldPassWhenTheTopologyIsWhatTheFileSays() {
        PinnedTopology.assertUnchanged(words.topology(), PINNED);
    }

    @Test
    void shouldShowTheDifferenceAndWhatToThinkAboutWhenAStoreIsRenamed() {
        assertThatThrownBy(() -> PinnedTopology.assertUnchanged(renamed.topology(), PINNED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-    Processor: count (stores: [word-counts])")
                .hasMessageContaining("+    Processor: count (stores: [word-numbers])")
                .hasMessageContaining("loses its state")
                .hasMessageContaining("new application.id");
    }

    @Test
    void shouldSayWhatIsLostAndWhatIsKeptWhenAStoreIsRenamed() {
        assertThatThrownBy(() -> PinnedTopology.assertUnchanged(renamed.topology(), PINNED))
                .hasMessageContaining("""
                        What this costs an application that is deployed:
                        * Store word-counts is gone: what it holds stays behind in the topic \
                        <application.id>-word-counts-changelog, which nothing reads any more and nobody deletes.
                        * Store word-numbers begins empty: the offsets are kept, so what was read once is not read again \
                        to fill it. A renamed store loses its state.
                        * Kept: the group's offsets of [numbers, words]; the state of stores [].
                        """);
    }

    @Test
    void shouldLeaveTheActualTextToBeCopiedWhenThereIsNoFile() {
        Throwable failure = catchThrowable(() -> PinnedTopology.assertUnchanged(words.topology(), "new/one.topology"));

        assertThat(failure).hasMessageContaining("there is no new/one.topology");
        assertThat(Path.of("target", "pinned", "new", "one.topology")).hasContent(words.describe());
    }

    @Test
    void shouldListTheStoresOfANodeInOneOrderWhateverTheirSetsOrderIs() {
        Topology topology = new Topology().addSource("read", "words");

        String described = PinnedTopology.inOneOrder("  Processor: a (stores: [c, a, b])\r\n" + topology.describe());

        assertThat(described).startsWith("  Processor: a (stores: [a, b, c])\n").endsWith("\n");
    }
}
