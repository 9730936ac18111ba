package example.words;

import io.ordersaga.testkit.GoldenFile;
import io.ordersaga.testkit.PinnedTopology;
import io.ordersaga.testkit.TopologyHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContractsTest {
    @RegisterExtension
    final TopologyHarness words = TopologyHarness.of(WordCount::build);

    @Test
    void shouldStillBeTheDeployedTopology() {
        PinnedTopology.assertUnchanged(words.topology(), "words.topology");
    }

    @Test
    void shouldWriteAndReadCountsAsEver() {
        Counted counted = new Counted(TopologyHarness.START, 3);

        GoldenFile.of("golden/counted.txt", counted, Formats.COUNTED).assertPinned();
    }
}
