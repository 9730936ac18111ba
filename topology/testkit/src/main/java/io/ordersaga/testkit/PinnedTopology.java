package io.ordersaga.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.streams.Topology;
import org.assertj.core.util.diff.DiffUtils;

/**
 * A topology as it was deployed, written down in a file of {@code src/test/resources}. A change of the topology turns the
 * test red until the file is changed too, on purpose.
 */
public final class PinnedTopology {
    private static final Path ACTUAL = Path.of("target", "pinned");
    private static final Pattern STORES = Pattern.compile("\\(stores: \\[([^\\]]*)\\]\\)");
    private static final int CONTEXT_LINES = 2;
    private static final String ADVICE = """
            Before you accept it: a store or an internal topic that gets another name loses its state, and a sub-topology \
            that gets another number changes its task ids. If the deployed application cannot live with that, it \
            needs a migration or a new application.id.""";

    private PinnedTopology() {}

    /**
     * Compares the topology with the file. If they differ, or there is no file, the text as it is now lies in
     * {@code target/pinned} to be copied.
     *
     * @param resource path of the file beneath {@code src/test/resources}
     * @throws AssertionError if the topology is not what the file says
     */
    public static void assertUnchanged(Topology topology, String resource) {
        String actual = describe(topology);
        Optional<String> pinned = read(resource);
        if (!pinned.equals(Optional.of(actual))) {
            Path written = write(resource, actual);
            throw new AssertionError(pinned.map(text ->
                                    "the topology is not the one in " + resource + "\n" + diff(resource, text, actual))
                            .orElse("the topology is not pinned: there is no " + resource)
                    + "\n" + ADVICE + "\nAs it is now: " + written.toAbsolutePath());
        }
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

    private static String diff(String resource, String pinned, String actual) {
        List<String> before = pinned.lines().toList();
        List<String> after = actual.lines().toList();
        return String.join(
                "\n",
                DiffUtils.generateUnifiedDiff(
                        resource, "as it is now", before, DiffUtils.diff(before, after), CONTEXT_LINES));
    }

    private static Optional<String> read(String resource) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(String resource, String text) {
        Path file = ACTUAL.resolve(resource);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
