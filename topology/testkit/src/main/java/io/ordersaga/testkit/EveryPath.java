package io.ordersaga.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Walks every sequence of inputs up to a length through a decision, and checks properties after each step:
 *
 * <pre>{@code
 * EveryPath.from(initial).over(alphabet).deciding(Saga::step).upTo(6)
 *         .always("nobody pays twice", path -> assertThat(...))
 *         .always("what is held is given back", path -> assertThat(...))
 *         .walk();
 * }</pre>
 *
 * <p>A property is broken when it throws, and so is a decision. As every sequence is walked, the failure shows for each broken
 * property a path from which no input can be left out: the shortest, and of several the first in the order of the alphabet. So
 * put the simplest inputs first.
 *
 * @param <S> state of the decision; must have {@code equals} by value
 * @param <I> what it decides on
 * @param <O> what it sends
 */
public final class EveryPath<S, I, O> {
    private final Deciding<S, I, O> deciding;
    private final int length;
    private final List<Watch<S, I, O>> properties;

    private EveryPath(Deciding<S, I, O> deciding, int length, List<Watch<S, I, O>> properties) {
        this.deciding = deciding;
        this.length = length;
        this.properties = List.copyOf(properties);
    }

    public static <S> From<S> from(S initial) {
        return new From<>(initial);
    }

    /** The first state of a walk. */
    public record From<S>(S initial) {
        /** @param alphabet the inputs, each of which may come at every step */
        public <I> Over<S, I> over(List<? extends I> alphabet) {
            return new Over<>(initial, List.copyOf(alphabet));
        }
    }

    /** The first state and the inputs of a walk. */
    public record Over<S, I>(S initial, List<I> alphabet) {
        public <O> Deciding<S, I, O> deciding(BiFunction<S, I, Step<S, O>> decision) {
            return new Deciding<>(initial, alphabet, decision);
        }
    }

    /** All of a walk but its length. */
    public record Deciding<S, I, O>(S initial, List<I> alphabet, BiFunction<S, I, Step<S, O>> decision) {
        /** @throws IllegalArgumentException if there is nothing to walk */
        public EveryPath<S, I, O> upTo(int length) {
            if (length < 1 || alphabet.isEmpty()) {
                throw new IllegalArgumentException("a walk needs a length of at least 1, and an input");
            }
            return new EveryPath<>(this, length, List.of());
        }
    }

    /**
     * What a walk has seen.
     *
     * @param paths how many paths were checked
     * @param states all states that were reached, the first one too
     */
    public record Walk<S>(long paths, Set<S> states) {
        public Walk {
            states = Set.copyOf(states);
        }
    }

    /** One property, and what it is called in a failure. */
    record Watch<S, I, O>(String name, Consumer<WalkedPath<S, I, O>> property) {}

    /**
     * This walk with one more property.
     *
     * @param name what a failure says does not hold
     * @param property may look at all of a path, and throws if it does not hold
     */
    public EveryPath<S, I, O> always(String name, Consumer<WalkedPath<S, I, O>> property) {
        List<Watch<S, I, O>> more = new ArrayList<>(properties);
        more.add(new Watch<>(name, property));
        return new EveryPath<>(deciding, length, more);
    }

    /**
     * Checks the properties on every path; if there are none, only that the decision never throws. The number of paths grows with the power of the length.
     *
     * @throws AssertionError with the shortest path for each property that does not hold
     */
    public Walk<S> walk() {
        return new PathSearch<>(deciding, length, properties).everyPath();
    }

    /**
     * Checks the properties once for each input in each state that can be reached, on a shortest path to it. Enough for
     * properties that look only at {@link WalkedPath#last}, and fast enough for great lengths.
     *
     * @throws AssertionError with the shortest path for each property that does not hold
     */
    public Walk<S> walkEachTransition() {
        return new PathSearch<>(deciding, length, properties).everyTransition();
    }

    /** {@link #walk} with one property that needs no name. */
    public Walk<S> checking(Consumer<WalkedPath<S, I, O>> property) {
        return always("the property", property).walk();
    }

    /** {@link #walkEachTransition} with one property that needs no name. */
    public Walk<S> checkingEachTransition(Consumer<WalkedPath.Taken<S, I, O>> property) {
        return always("the property", path -> property.accept(path.last())).walkEachTransition();
    }
}
