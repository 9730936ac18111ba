package io.ordersaga.testkit;

import io.ordersaga.testkit.EveryPath.Deciding;
import io.ordersaga.testkit.EveryPath.Walk;
import io.ordersaga.testkit.EveryPath.Watch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One walk, that looks for the shortest path on which each property breaks. */
final class PathSearch<S, I, O> {
    private final Deciding<S, I, O> deciding;
    private final Hunt decision;
    private final List<Hunt> properties;
    private final Set<S> states = new HashSet<>();
    private long paths;

    PathSearch(Deciding<S, I, O> deciding, int length, List<Watch<S, I, O>> properties) {
        this.deciding = deciding;
        this.decision = new Hunt(length);
        this.properties =
                properties.stream().map(watch -> new Hunt(watch, length)).toList();
    }

    /** Depth first, in the order of the alphabet, which needs no memory for paths in waiting. */
    Walk<S> everyPath() {
        states.add(deciding.initial());
        goOn(new WalkedPath<>(deciding.initial(), List.of()));
        return walk();
    }

    /** Breadth first, so that the first path to a state is a shortest one. */
    Walk<S> everyTransition() {
        states.add(deciding.initial());
        Deque<WalkedPath<S, I, O>> open = new ArrayDeque<>();
        open.add(new WalkedPath<>(deciding.initial(), List.of()));
        while (!open.isEmpty()) {
            WalkedPath<S, I, O> path = open.removeFirst();
            for (I input : deciding.alphabet()) {
                extended(path, input).filter(this::check).ifPresent(open::addLast);
            }
        }
        return walk();
    }

    private void goOn(WalkedPath<S, I, O> path) {
        for (I input : deciding.alphabet()) {
            extended(path, input).ifPresent(longer -> {
                check(longer);
                goOn(longer);
            });
        }
    }

    private Optional<WalkedPath<S, I, O>> extended(WalkedPath<S, I, O> path, I input) {
        int inputs = path.taken().size() + 1;
        if (!isOfInterest(inputs)) {
            return Optional.empty();
        }
        try {
            return Optional.of(path.with(input, deciding.decision().apply(path.state(), input)));
        } catch (RuntimeException | AssertionError e) {
            decision.found(inputs, "the decision on " + input + " throws after " + path, e);
            return Optional.empty();
        }
    }

    private boolean isOfInterest(int inputs) {
        return decision.wants(inputs)
                && (properties.isEmpty() || properties.stream().anyMatch(property -> property.wants(inputs)));
    }

    /** Whether the path leads to a state that none has led to before. */
    private boolean check(WalkedPath<S, I, O> path) {
        paths++;
        properties.forEach(property -> property.check(path));
        return states.add(path.state());
    }

    private Walk<S> walk() {
        List<AssertionError> broken = Stream.concat(Stream.of(decision), properties.stream())
                .flatMap(hunt -> hunt.broken.stream())
                .toList();
        if (broken.size() == 1) {
            throw broken.getFirst();
        }
        if (!broken.isEmpty()) {
            AssertionError all = new AssertionError(
                    broken.stream().map(AssertionError::getMessage).collect(Collectors.joining("\n\n")));
            broken.forEach(all::addSuppressed);
            throw all;
        }
        return new Walk<>(paths, states);
    }

    /** The hunt for the shortest path that breaks one thing. Once one is found, only shorter ones are of interest. */
    private final class Hunt {
        private final Optional<Watch<S, I, O>> watch;
        private Optional<AssertionError> broken = Optional.empty();
        private int bound;

        /** For the decision itself, which breaks by throwing. */
        Hunt(int length) {
            this.watch = Optional.empty();
            this.bound = length;
        }

        Hunt(Watch<S, I, O> watch, int length) {
            this.watch = Optional.of(watch);
            this.bound = length;
        }

        boolean wants(int inputs) {
            return inputs <= bound;
        }

        void check(WalkedPath<S, I, O> path) {
            if (wants(path.taken().size())) {
                watch.ifPresent(property -> check(property, path));
            }
        }

        private void check(Watch<S, I, O> property, WalkedPath<S, I, O> path) {
            try {
                property.property().accept(path);
            } catch (RuntimeException | AssertionError e) {
                found(path.taken().size(), property.name() + " does not hold after " + path, e);
            }
        }

        void found(int inputs, String what, Throwable cause) {
            broken = Optional.of(new AssertionError(what + "\n" + cause.getMessage(), cause));
            bound = inputs - 1;
        }
    }
}
