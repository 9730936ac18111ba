package io.ordersaga.system.simulation;

import io.ordersaga.system.simulation.world.World;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * How the world of one run is: drawn anew for each, since worlds in which everything goes wrong at once hide what shows only where
 * a few things do.
 *
 * @param products at first, 1 or more
 * @param stock units of each product at first
 * @param users who place orders, 1 or more
 * @param ordering chance in a thousand that the next step is a customer's
 * @param faults chance in a thousand that the next step is a fault
 * @param trouble the kinds of fault that happen
 * @param batch most records that a task processes at once
 * @param tick most milliseconds that pass at once
 * @param silence chance in a hundred that a call of a worker stays unanswered
 * @param declines percentage of cards that are declined
 */
record Climate(
        World.Size size,
        int products,
        int stock,
        int users,
        int ordering,
        int faults,
        Set<Trouble> trouble,
        int batch,
        int tick,
        int silence,
        int declines) {

    /** So many that no mailbox has more to wait for its address than it holds, however late that comes. */
    private static final int FEWEST_USERS = 15;

    /** Kinds of fault. */
    enum Trouble {
        ABORT,
        CRASH,
        RECOVER,
        MOVE,
        SKEW,
        CRASH_WORKER,
        STRAGGLE,
        POISON,
        RESEND,
        PLACE_OTHER,
        LONG_PAUSE,
        OUTAGE
    }

    /** The climate of the run that a seed brings. */
    static Climate of(long seed) {
        return drawnFrom(new SplittableRandom(seed));
    }

    static Climate drawnFrom(SplittableRandom random) {
        return new Climate(
                new World.Size(random.nextInt(1, 4), random.nextInt(1, 4), random.nextInt(4) == 0),
                random.nextInt(1, 6),
                one(random, 3, 50, 1_000, 10_000),
                random.nextInt(FEWEST_USERS, 40),
                one(random, 5, 20, 60),
                one(random, 2, 10, 40),
                trouble(random),
                one(random, 1, 4, 16, 64),
                one(random, 5, 50, 500),
                one(random, 0, 2, 20),
                one(random, 0, 10, 30));
    }

    private static Set<Trouble> trouble(SplittableRandom random) {
        Collection<Trouble> some = Arrays.stream(Trouble.values())
                .filter(kind -> random.nextInt(3) > 0)
                .toList();
        Set<Trouble> trouble = EnumSet.of(Trouble.RECOVER);
        trouble.addAll(some);
        return trouble;
    }

    private static int one(SplittableRandom random, int... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
