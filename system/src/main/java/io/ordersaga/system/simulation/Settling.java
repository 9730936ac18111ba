package io.ordersaga.system.simulation;

import io.ordersaga.system.simulation.check.Law;
import io.ordersaga.system.simulation.check.ViolationException;
import io.ordersaga.system.simulation.step.Step;
import io.ordersaga.system.simulation.step.Step.Instance;
import io.ordersaga.system.simulation.step.Step.Outcome;
import io.ordersaga.system.simulation.world.Application;
import io.ordersaga.system.simulation.world.Slot;
import io.ordersaga.system.simulation.world.Workers;
import io.ordersaga.system.simulation.world.World;
import io.ordersaga.topics.log.Topic;
import java.util.OptionalLong;

/** Lets everything come to rest: nothing goes wrong any more, whoever was lost is back, and time passes as long as somebody waits. */
final class Settling {
    /** What waits longer only forgets: a notification that has ended, a session that expires. */
    private static final long LONGEST_WAIT = 24 * 60 * 60 * 1000L;

    private static final int MAX_ROUNDS = 100_000;
    private static final int ALL = Integer.MAX_VALUE;

    private final World world;
    private final Taking taking;

    /** Takes steps. */
    interface Taking {
        /** Returns whether it changed anything. */
        boolean take(Step step);
    }

    Settling(World world, Taking taking) {
        this.world = world;
        this.taking = taking;
    }

    /** @throws ViolationException if it does not come to rest */
    void run() {
        world.applications().forEach(this::recover);
        world.workers().forEach(this::straggle);
        for (int round = 0; round < MAX_ROUNDS; round++) {
            if (!isMoving() && !hasWaited()) {
                return;
            }
        }
        throw new ViolationException(Law.AT_REST, "still moving after " + MAX_ROUNDS + " rounds");
    }

    private void recover(Application application) {
        for (int number = 0; number < application.instances(); number++) {
            taking.take(new Step.Recover(new Instance(application.id(), number)));
            taking.take(new Step.Skew(new Instance(application.id(), number), 0));
        }
    }

    private void straggle(Workers<?, ?, ?> workers) {
        while (workers.stragglers() > 0) {
            taking.take(new Step.Straggle(new Instance(workers.name(), 0), 0));
        }
    }

    private boolean isMoving() {
        boolean moving = false;
        for (Application application : world.applications()) {
            moving |= process(application);
        }
        for (Workers<?, ?, ?> workers : world.workers()) {
            moving |= work(workers);
        }
        return moving;
    }

    private boolean process(Application application) {
        boolean moving = false;
        for (Slot slot : application.slots()) {
            for (Topic<?, ?> topic : slot.topics()) {
                moving |= taking.take(new Step.Run(application.name(slot), topic.name(), ALL));
            }
        }
        for (int number = 0; number < application.instances(); number++) {
            Instance instance = new Instance(application.id(), number);
            moving |= taking.take(new Step.Punctuate(instance));
            moving |= taking.take(new Step.Commit(instance));
        }
        return moving;
    }

    private boolean work(Workers<?, ?, ?> workers) {
        boolean moving = false;
        for (int partition = 0; partition < world.cluster().partitions(); partition++) {
            Instance worker = new Instance(workers.name(), workers.ownerOf(partition));
            while (taking.take(new Step.Take(worker, partition))) {
                moving = true;
            }
        }
        while (workers.inFlight() > 0) {
            moving |= taking.take(new Step.Answer(new Instance(workers.name(), 0), 0, Outcome.ANSWERED));
        }
        return moving;
    }

    private boolean hasWaited() {
        OptionalLong alarm = world.nextAlarm();
        long wait = alarm.isPresent() ? alarm.getAsLong() - world.time().millis() : ALL;
        return wait < LONGEST_WAIT && taking.take(new Step.Pass(Math.max(1, wait)));
    }
}
