package io.ordersaga.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Walks every sequence of inputs up to a length through a decision, and checks a property after each step:
 *
 * <pre>{@code
 * EveryPath.from(initial).over(alphabet).deciding(Saga::step).upTo(6).checking(path -> assertThat(...));
 * }</pre>
 *
 * <p>A property is broken when it throws, and so is a decision. The failure shows the shortest path that breaks it.
 *
 * @param <S> state of the decision; must have {@code equals} by value
 * @param <I> what it decides on
 * @param <O> what it sends
 */
public final class EveryPath<S, I, O> {
    private final WalkedPath<S, I, O> start;
    private final List<I> alphabet;
    private final BiFunction<S, I, Step<S, O>> decision;
    private final int length;

    private EveryPath(S initial, List<I> alphabet, BiFunction<S, I, Step<S, O>> decision, int length) {
        this.start = new WalkedPath<>(initial, List.of());
        this.alphabet = alphabet;
        this.decision = decision;
        this.length = length;
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
            return new EveryPath<>(initial, alphabet, decision, length);
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

    /**
     * Checks the property on every path, which may look at all of it. The number of paths grows with the power of the
     * length.
     *
     * @throws AssertionError with the shortest path that breaks the property
     */
    public Walk<S> checking(Consumer<WalkedPath<S, I, O>> property) {
        return walk(property, false);
    }

    /**
     * Checks the property once for each input in each state that can be reached, on a shortest path to it. Enough for a
     * property that looks only at {@link WalkedPath#last}, and fast enough for great lengths.
     *
     * @throws AssertionError with the shortest path that breaks the property
     */
    public Walk<S> checkingEachTransition(Consumer<WalkedPath.Taken<S, I, O>> property) {
        return walk(path -> property.accept(path.last()), true);
    }

    private Walk<S> walk(Consumer<WalkedPath<S, I, O>> property, boolean eachStateOnce) {
        Search search = new Search(property, eachStateOnce);
        search.run();
        return new Walk<>(search.paths, search.states);
    }

    /** Breadth first where each state counts once; else depth first, which needs no memory for the paths in waiting. */
    private final class Search {
        private final Consumer<WalkedPath<S, I, O>> property;
        private final boolean eachStateOnce;
        private final Deque<WalkedPath<S, I, O>> open = new ArrayDeque<>();
        private final Set<S> states = new HashSet<>();
        private Optional<AssertionError> broken = Optional.empty();
        private int bound = length;
        private long paths;

        Search(Consumer<WalkedPath<S, I, O>> property, boolean eachStateOnce) {
            this.property = property;
            this.eachStateOnce = eachStateOnce;
        }

        void run() {
            states.add(start.initial());
            open.add(start);
            while (!open.isEmpty()) {
                WalkedPath<S, I, O> path = eachStateOnce ? open.removeFirst() : open.removeLast();
                alphabet.forEach(input -> extend(path, input));
            }
            requireUnbroken();
        }

        private void extend(WalkedPath<S, I, O> path, I input) {
            if (path.taken().size() < bound) {
                decide(path, input).ifPresent(this::check);
            }
        }

        private Optional<WalkedPath<S, I, O>> decide(WalkedPath<S, I, O> path, I input) {
            try {
                return Optional.of(path.with(input, decision.apply(path.state(), input)));
            } catch (RuntimeException | AssertionError e) {
                breaks(path.taken().size() + 1, "the decision on " + input + " throws after " + path, e);
                return Optional.empty();
            }
        }

        private void check(WalkedPath<S, I, O> path) {
            paths++;
            try {
                property.accept(path);
            } catch (RuntimeException | AssertionError e) {
                breaks(path.taken().size(), "the property does not hold after " + path, e);
            }
            boolean known = !states.add(path.state());
            if (!(eachStateOnce && known)) {
                open.addLast(path);
            }
        }

        // Only a shorter path is of interest from here on.
        private void breaks(int inputs, String what, Throwable cause) {
            broken = Optional.of(new AssertionError(what + "\n" + cause.getMessage(), cause));
            bound = inputs - 1;
        }

        private void requireUnbroken() {
            if (broken.isPresent()) {
                throw broken.get();
            }
        }
    }
}
