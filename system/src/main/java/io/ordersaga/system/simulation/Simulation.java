package io.ordersaga.system.simulation;

import io.ordersaga.system.simulation.broker.Entry;
import io.ordersaga.system.simulation.check.Law;
import io.ordersaga.system.simulation.check.Monitor;
import io.ordersaga.system.simulation.check.Rest;
import io.ordersaga.system.simulation.check.ViolationException;
import io.ordersaga.system.simulation.step.Step;
import io.ordersaga.system.simulation.task.Program;
import io.ordersaga.system.simulation.task.StateListener;
import io.ordersaga.system.simulation.world.Names;
import io.ordersaga.system.simulation.world.Provider;
import io.ordersaga.system.simulation.world.World;
import io.ordersaga.topics.OrderId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** One run: a world of its own that moves step by step and comes to rest, with all laws looked at on the way. */
public final class Simulation {
    private final Observer observer;
    private final World world;
    private final Monitor monitor;
    private final Set<OrderId> placed = new HashSet<>();

    /** Who wants to know what happens. Every method is called at once, in the order of what happens. */
    public interface Observer extends StateListener {
        /** A step is about to be taken. */
        default void taking(Step step) {}

        /** A step has changed something. */
        default void taken(Step step) {}

        /** A record was committed. */
        default void committed(Entry entry) {}

        /** Everything has come to rest. */
        default void atRest(World world) {}
    }

    private Simulation(List<Program> programs, World.Size size, Observer observer) {
        Provider provider = new Provider();
        this.observer = observer;
        this.monitor = new Monitor(provider);
        this.world = new World(programs, size, provider, new World.Listeners(this::committed, observer));
    }

    /** Plays what a seed brings, with this many orders. Empty if all laws held. */
    public static Optional<Failure> play(List<Program> programs, long seed, int orders, Observer observer) {
        SplittableRandom random = new SplittableRandom(seed);
        Climate climate = Climate.drawnFrom(random);
        Simulation simulation = new Simulation(programs, climate.size(), observer);
        Chooser chooser = new Chooser(random, climate, simulation.world, orders);
        return simulation.judge(() -> {
            for (Optional<Step> step = chooser.next(); step.isPresent(); step = chooser.next()) {
                simulation.take(step.get());
            }
        });
    }

    /** Plays these steps, and lets everything come to rest. Empty if all laws held. */
    public static Optional<Failure> replay(
            List<Program> programs, World.Size size, List<Step> steps, Observer observer) {
        Simulation simulation = new Simulation(programs, size, observer);
        return simulation.judge(() -> steps.forEach(simulation::take));
    }

    private Optional<Failure> judge(Runnable steps) {
        try {
            steps.run();
            new Settling(world, this::take).run();
            observer.atRest(world);
            new Rest(world, monitor).check(placed);
            return Optional.empty();
        } catch (ViolationException e) {
            return Optional.of(new Failure(e.law(), String.valueOf(e.getMessage())));
        }
    }

    private boolean take(Step step) {
        observer.taking(step);
        boolean changed = tried(step);
        if (changed) {
            observer.taken(step);
            if (step instanceof Step.Place place) {
                placed.add(Names.order(place.order(), place.user()));
            }
        }
        return changed;
    }

    private boolean tried(Step step) {
        try {
            return world.take(step);
        } catch (ViolationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ViolationException(Law.NO_EXCEPTION, e);
        }
    }

    private void committed(Entry entry) {
        observer.committed(entry);
        monitor.committed(entry);
    }
}
