package io.ordersaga.system.simulation;

import io.ordersaga.system.simulation.check.Law;
import io.ordersaga.system.simulation.step.Step;
import io.ordersaga.system.simulation.task.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes a failing run as short as it can be while it still breaks the same law. */
public final class Shrinking {
    private static final int MAX_REPLAYS = 2_000;
    /** So many other seeds are tried with each smaller number of orders. */
    private static final int SEEDS = 30;

    private final List<Program> programs;
    private int replays;

    public Shrinking(List<Program> programs) {
        this.programs = programs;
    }

    /**
     * A failing run, made short.
     *
     * @param seed of the run that was shortened, which may be another one than the first that failed
     */
    public record Shrunk(long seed, int orders, Trace trace, Failure failure) {}

    /** Takes the steps down as they are taken. */
    private static final class Recorder implements Simulation.Observer {
        private final List<Step> steps = new ArrayList<>();

        @Override
        public void taking(Step step) {
            steps.add(step);
        }

        @Override
        public void moved(String store, @Nullable Object before, @Nullable Object after, @Nullable Object input) {
            // Only steps are of interest.
        }
    }

    /** @throws IllegalArgumentException if the run does not fail */
    public Shrunk shrink(long seed, int orders) {
        Law law = play(seed, orders, new Recorder())
                .orElseThrow(() -> new IllegalArgumentException("seed " + seed + " does not fail"))
                .law();
        for (int fewer = 1; fewer < orders; fewer *= 2) {
            for (int other = 0; other < SEEDS; other++) {
                if (breaks(law, play(seed + other, fewer, new Recorder()))) {
                    return shrink(seed + other, fewer, law);
                }
            }
        }
        return shrink(seed, orders, law);
    }

    private Shrunk shrink(long seed, int orders, Law law) {
        Recorder recorder = new Recorder();
        play(seed, orders, recorder);
        Trace whole = new Trace(Climate.of(seed).size(), recorder.steps);
        List<Step> steps = new ArrayList<>(whole.steps());
        steps.removeIf(Step.Going.class::isInstance);
        Trace start = breaks(law, new Trace(whole.size(), steps)) ? new Trace(whole.size(), steps) : whole;
        Trace shortest = new Trace(
                start.size(), shortest(start.steps(), candidate -> breaks(law, new Trace(whole.size(), candidate))));
        return new Shrunk(seed, orders, shortest, replay(shortest).orElseThrow());
    }

    /** Leaves out ever smaller pieces (Zeller's delta debugging) until no single step can be left out. */
    private List<Step> shortest(List<Step> steps, Predicate<List<Step>> fails) {
        List<Step> rest = List.copyOf(steps);
        int size = Math.max(1, rest.size() / 2);
        while (replays < MAX_REPLAYS) {
            List<Step> shorter = withoutPieces(rest, size, fails);
            boolean same = shorter.size() == rest.size();
            rest = shorter;
            if (same && size == 1) {
                return rest;
            }
            size = same ? size / 2 : Math.clamp(rest.size() / 2, 1, size);
        }
        return rest;
    }

    private List<Step> withoutPieces(List<Step> steps, int size, Predicate<List<Step>> fails) {
        List<Step> rest = new ArrayList<>(steps);
        for (int from = 0; from < rest.size() && replays < MAX_REPLAYS; ) {
            List<Step> candidate = new ArrayList<>(rest);
            candidate.subList(from, Math.min(from + size, rest.size())).clear();
            if (fails.test(candidate)) {
                rest = candidate;
            } else {
                from += size;
            }
        }
        return rest;
    }

    private boolean breaks(Law law, Trace trace) {
        return breaks(law, replay(trace));
    }

    private static boolean breaks(Law law, Optional<Failure> failure) {
        return failure.filter(one -> one.law() == law).isPresent();
    }

    private Optional<Failure> replay(Trace trace) {
        replays++;
        return trace.play(programs, new Recorder());
    }

    private Optional<Failure> play(long seed, int orders, Simulation.Observer observer) {
        return Simulation.play(programs, seed, orders, observer);
    }
}
