package io.ordersaga.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A sequence of inputs and what a decision made of them, from a first state on.
 *
 * @param initial the state before the first input
 * @param taken one for each input, in order
 */
public record WalkedPath<S, I, O>(S initial, List<Taken<S, I, O>> taken) {
    public WalkedPath {
        taken = List.copyOf(taken);
    }

    /** One input decided. */
    public record Taken<S, I, O>(S before, I input, List<O> outputs, S after) {}

    public S state() {
        return taken.isEmpty() ? initial : last().after();
    }

    /** @throws java.util.NoSuchElementException on a path without inputs */
    public Taken<S, I, O> last() {
        return taken.getLast();
    }

    public List<I> inputs() {
        return taken.stream().map(Taken::input).toList();
    }

    /** All that has been sent on the way. */
    public List<O> outputs() {
        return taken.stream().flatMap(step -> step.outputs().stream()).toList();
    }

    WalkedPath<S, I, O> with(I input, Step<S, O> step) {
        List<Taken<S, I, O>> longer = new ArrayList<>(taken);
        longer.add(new Taken<>(state(), input, step.outputs(), step.next()));
        return new WalkedPath<>(initial, longer);
    }

    @Override
    public String toString() {
        return taken.stream()
                .map(step -> "\n  " + step.input() + "\n    sends " + step.outputs() + "\n    becomes " + step.after())
                .collect(Collectors.joining("", initial.toString(), ""));
    }
}
