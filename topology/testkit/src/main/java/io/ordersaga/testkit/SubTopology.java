package io.ordersaga.testkit;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One part of a described topology, and what a change of it can cost.
 *
 * @param number names the tasks of the part
 * @param repartitions internal topics, without the application's id
 * @param inputs topics that it reads, other than internal ones
 * @param outputs topics that it writes, other than internal ones
 */
record SubTopology(
        String number,
        Set<String> nodes,
        Set<String> stores,
        Set<String> repartitions,
        Set<String> inputs,
        Set<String> outputs) {
    private static final Pattern START = Pattern.compile("(?m)^\\s*Sub-topology: ");
    private static final Pattern NODE = Pattern.compile("(?m)^\\s*(?:Source|Processor|Sink): (\\S+) ");
    private static final Pattern STORES = Pattern.compile("\\(stores: \\[([^\\]]*)\\]\\)");
    private static final Pattern INPUTS = Pattern.compile("\\(topics: \\[([^\\]]*)\\]\\)");
    private static final Pattern OUTPUT = Pattern.compile("\\(topic: ([^)]*)\\)");
    private static final String REPARTITION = "-repartition";

    /** The parts of a description, in its order. */
    static List<SubTopology> in(String description) {
        return START.splitAsStream(description).skip(1).map(SubTopology::of).toList();
    }

    private static SubTopology of(String part) {
        String number = part.lines().findFirst().orElse("").replaceAll("\\D.*", "");
        Set<String> read = names(INPUTS, part);
        Set<String> written = names(OUTPUT, part);
        Set<String> internal = new TreeSet<>(read);
        internal.addAll(written);
        internal.removeIf(topic -> !topic.endsWith(REPARTITION));
        read.removeAll(internal);
        written.removeAll(internal);
        return new SubTopology(number, names(NODE, part), names(STORES, part), internal, read, written);
    }

    /** Whether it is the same part under another number: it has one of the same nodes. */
    boolean isLike(SubTopology other) {
        return nodes.stream().anyMatch(other.nodes::contains);
    }

    private static Set<String> names(Pattern pattern, String part) {
        Set<String> names = new TreeSet<>();
        pattern.matcher(part)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(", ")))
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return names;
    }
}
