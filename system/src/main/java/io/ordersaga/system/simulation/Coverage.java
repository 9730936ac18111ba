package io.ordersaga.system.simulation;

import io.ordersaga.system.simulation.step.Step;
import io.ordersaga.system.simulation.task.StateListener;
import io.ordersaga.system.simulation.world.Workers;
import io.ordersaga.system.simulation.world.World;
import io.ordersaga.topics.Message;
import io.ordersaga.topology.decision.order.SagaState;
import io.ordersaga.topology.decision.payment.PaymentState;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts which rows of the transition tables were taken, and which faults struck. */
public final class Coverage implements StateListener {
    private final Map<Transition, Long> transitions = new HashMap<>();
    private final SortedMap<String, Long> faults = new TreeMap<>();

    /** A row: what a state becomes by an input. */
    private record Transition(String store, String before, String input, String after) {
        @Override
        public String toString() {
            return store + ": " + before + " + " + input + " -> " + after;
        }
    }

    @Override
    public void moved(String store, @Nullable Object before, @Nullable Object after, @Nullable Object input) {
        transitions.merge(new Transition(store, name(before), name(input), name(after)), 1L, Long::sum);
    }

    private void struck(String fault, long times) {
        faults.merge(fault, times, Long::sum);
    }

    /** Notes a step that has changed something. */
    void taken(Step step) {
        switch (step) {
            case Step.Fault fault -> struck(kebab(fault.getClass()), 1);
            case Step.Resend resend -> struck("resend", 1);
            case Step.PlaceOther other -> struck("place-other", 1);
            case Step.Answer(var worker, int call, var outcome)
            when outcome != Step.Outcome.ANSWERED ->
                struck(
                        worker.application() + " "
                                + outcome.name().replace('_', '-').toLowerCase(Locale.ROOT),
                        1);
            case Step.Pass(long millis) when millis >= Faults.SHORTEST_PAUSE -> struck("long-pause", 1);
            default -> {}
        }
    }

    /** Notes what shows only when all is over. */
    void ended(World world) {
        for (Workers<?, ?, ?> workers : world.workers()) {
            struck(workers.name() + " result-repeated", workers.repeats());
            struck(workers.name() + " result-late", workers.lateResults());
        }
    }

    private static String kebab(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    void add(Coverage other) {
        other.transitions.forEach((row, count) -> transitions.merge(row, count, Long::sum));
        other.faults.forEach((fault, count) -> faults.merge(fault, count, Long::sum));
    }

    /** How often each row was taken. */
    public SortedMap<String, Long> transitions() {
        SortedMap<String, Long> named = new TreeMap<>();
        transitions.forEach((row, count) -> named.merge(row.toString(), count, Long::sum));
        return named;
    }

    /** How often each kind of fault changed something. */
    public SortedMap<String, Long> faults() {
        return faults;
    }

    private static String name(@Nullable Object value) {
        return switch (value) {
            case null -> "-";
            case Message<?> message -> message.body().getClass().getSimpleName();
            case SagaState.Paying paying when paying.cancellation().isPresent() -> "Cancelling";
            case PaymentState.Charging charging when charging.abandoned() -> "Abandoned";
            default -> value.getClass().getSimpleName();
        };
    }
}
