package io.ordersaga.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** What it costs a deployed application that its topology is another one. */
final class CostOfChange {
    private static final String CHANGELOG = "-changelog";

    private final List<SubTopology> before;
    private final List<SubTopology> after;

    /** @param before description of the topology as deployed */
    CostOfChange(String before, String after) {
        this.before = SubTopology.in(before);
        this.after = SubTopology.in(after);
    }

    /** One line for everything that is lost or has to be done, and one for what is kept. */
    List<String> lines() {
        List<String> costs = new ArrayList<>();
        stores(costs);
        repartitions(costs);
        inputs(costs);
        outputs(costs);
        numbers(costs);
        if (costs.isEmpty()) {
            costs.add(
                    "Nothing is lost: only nodes changed. Dashboards that name them (processor-node-id) have to follow.");
        }
        costs.add("Kept: the group's offsets of " + kept(SubTopology::inputs) + "; the state of stores "
                + kept(SubTopology::stores) + ".");
        return costs;
    }

    private void stores(List<String> costs) {
        for (String store : gone(SubTopology::stores)) {
            costs.add("Store " + store + " is gone: what it holds stays behind in the topic "
                    + internal(store + CHANGELOG) + ", which nothing reads any more and nobody deletes.");
        }
        for (String store : come(SubTopology::stores)) {
            costs.add(
                    "Store " + store + " begins empty: the offsets are kept, so what was read once is not read again to"
                            + " fill it. A renamed store loses its state.");
        }
    }

    private void repartitions(List<String> costs) {
        for (String topic : gone(SubTopology::repartitions)) {
            costs.add("Topic " + internal(topic) + " is orphaned: records that lie in it unprocessed never will be."
                    + " Stop the producers and let it drain first; then delete it.");
        }
        for (String topic : come(SubTopology::repartitions)) {
            costs.add("Topic " + internal(topic) + " is new and is created at the start.");
        }
    }

    private void inputs(List<String> costs) {
        for (String topic : gone(SubTopology::inputs)) {
            costs.add("Input " + topic + " is not read any more; its offsets are forgotten in time"
                    + " (offsets.retention.minutes).");
        }
        for (String topic : come(SubTopology::inputs)) {
            costs.add("Input " + topic
                    + " is new: the group has no offset of it and begins where auto.offset.reset says.");
        }
    }

    private void outputs(List<String> costs) {
        for (String topic : gone(SubTopology::outputs)) {
            costs.add("Output " + topic + " is not written any more: whoever reads it waits for ever.");
        }
        for (String topic : come(SubTopology::outputs)) {
            costs.add("Output " + topic + " is new and must exist before the start.");
        }
    }

    private void numbers(List<String> costs) {
        for (SubTopology part : before) {
            after.stream()
                    .filter(part::isLike)
                    .filter(same -> !same.number().equals(part.number()))
                    .findFirst()
                    .ifPresent(same -> costs.add("Sub-topology " + part.number() + " is now " + same.number()
                            + ": its task ids change, so its stores are restored from their changelogs, and instances of"
                            + " old and new must not run together. Stop all of them before the first new one starts."));
        }
    }

    private Set<String> gone(Function<SubTopology, Set<String>> kind) {
        Set<String> gone = all(before, kind);
        gone.removeAll(all(after, kind));
        return gone;
    }

    private Set<String> come(Function<SubTopology, Set<String>> kind) {
        Set<String> come = all(after, kind);
        come.removeAll(all(before, kind));
        return come;
    }

    private Set<String> kept(Function<SubTopology, Set<String>> kind) {
        Set<String> kept = all(before, kind);
        kept.retainAll(all(after, kind));
        return kept;
    }

    private static Set<String> all(List<SubTopology> parts, Function<SubTopology, Set<String>> kind) {
        Stream<String> names = parts.stream().map(kind).flatMap(Set::stream);
        return names.collect(TreeSet::new, Set::add, Set::addAll);
    }

    private static String internal(String topic) {
        return "<application.id>-" + topic;
    }
}
