package io.ordersaga.testkit;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.streams.Topology;

/**
 * A topology as it was deployed, written down in a file of {@code src/test/resources}. A change of the topology turns the
 * test red until the file is changed too, on purpose.
 */
public final class PinnedTopology {
    private static final Pattern STORES = Pattern.compile("\\(stores: \\[([^\\]]*)\\]\\)");
    private static final String WAY_OUT = """
            If the deployed application cannot live with that, give back the old names (Materialized.as, Grouped.as,
            Repartitioned.as, Named.as), or deploy under a new application.id, which reads its inputs from the beginning.""";

    private PinnedTopology() {}

    /**
     * Compares the topology with the file. If they differ, the failure says what the change costs an application that is
     * deployed with the old one. If they differ or there is no file, the text as it is now lies in {@code target/pinned} to be
     * copied.
     *
     * @param resource path of the file beneath {@code src/test/resources}
     * @throws AssertionError if the topology is not what the file says
     */
    public static void assertUnchanged(Topology topology, String resource) {
        Pin pin = Pin.of("pinned", resource);
        String actual = describe(topology);
        Optional<String> pinned = pin.text();
        if (!pinned.equals(Optional.of(actual))) {
            Path left = pin.leave(actual);
            throw new AssertionError(pinned.map(text -> changed(pin, text, actual))
                            .orElse("the topology is not pinned: there is no " + resource)
                    + "\nAs it is now: " + left);
        }
    }

    private static String changed(Pin pin, String pinned, String actual) {
        String costs = new CostOfChange(pinned, actual)
                .lines().stream().map(line -> "* " + line).collect(Collectors.joining("\n"));
        return "the topology is not the one in " + pin.resource() + "\n" + pin.difference(pinned, actual)
                + "\nWhat this costs an application that is deployed:\n" + costs + "\n" + WAY_OUT;
    }

    /** Nodes, topics and stores of a topology; the same text for the same topology. */
    static String describe(Topology topology) {
        return inOneOrder(topology.describe().toString());
    }

    static String inOneOrder(String description) {
        return STORES.matcher(description)
                .replaceAll(PinnedTopology::sorted)
                .lines()
                .map(String::stripTrailing)
                .reduce("", (text, line) -> text + line + "\n")
                .stripTrailing()
                .concat("\n");
    }

    // The stores of a node are a set without an order of its own.
    private static String sorted(MatchResult stores) {
        String[] names = stores.group(1).split(", ");
        Arrays.sort(names);
        return "(stores: [" + String.join(", ", names) + "])";
    }
}
