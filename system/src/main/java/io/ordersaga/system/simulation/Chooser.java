package io.ordersaga.system.simulation;

import io.ordersaga.system.simulation.step.Step;
import io.ordersaga.system.simulation.step.Step.Instance;
import io.ordersaga.system.simulation.step.Step.Outcome;
import io.ordersaga.system.simulation.world.Application;
import io.ordersaga.system.simulation.world.Slot;
import io.ordersaga.system.simulation.world.Workers;
import io.ordersaga.system.simulation.world.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Chooses what happens next, by chance: the same seed and the same world give the same step. */
final class Chooser {
    /** How many steps follow the last order, for each that was placed, before everything is left to come to rest. */
    private static final int STEPS_AFTER = 40;

    private final SplittableRandom random;
    private final Climate climate;
    private final World world;
    private final Customers customers;
    private final Faults faults;
    private final Deque<Step> opening = new ArrayDeque<>();
    private long left;

    Chooser(SplittableRandom random, Climate climate, World world, int orders) {
        this.random = random;
        this.climate = climate;
        this.world = world;
        this.customers = new Customers(random, climate, orders);
        this.faults = new Faults(random, climate, world);
        this.left = (long) orders * STEPS_AFTER;
        for (int product = 0; product < climate.products(); product++) {
            opening.add(new Step.Create(product, climate.stock()));
        }
        for (int user = 0; user < climate.users(); user++) {
            opening.add(new Step.Register(user));
        }
    }

    /** Empty when there is nothing more to be tried. */
    Optional<Step> next() {
        if (!opening.isEmpty()) {
            return Optional.of(opening.remove());
        }
        if (customers.areDone() && left-- <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                random.nextInt(1000) < climate.ordering() && !customers.areDone()
                        ? customers.next()
                        : withoutCustomers());
    }

    /** What happens next if no customer does anything. */
    Step withoutCustomers() {
        return random.nextInt(1000) < climate.faults() ? faults.next() : going();
    }

    private Step going() {
        int dice = random.nextInt(100);
        if (dice < 55) {
            return run();
        }
        if (dice < 75) {
            return new Step.Commit(instance());
        }
        if (dice < 79) {
            return new Step.Punctuate(instance());
        }
        if (dice < 86) {
            return new Step.Pass(random.nextInt(1, climate.tick() + 1));
        }
        return work(dice < 92);
    }

    private Step run() {
        List<Application> applications = world.applications();
        int first = random.nextInt(applications.size());
        for (int index = 0; index < applications.size(); index++) {
            Optional<Step> step = run(applications.get((first + index) % applications.size()));
            if (step.isPresent()) {
                return step.get();
            }
        }
        return new Step.Commit(instance());
    }

    private Optional<Step> run(Application application) {
        List<Slot> slots = application.slots();
        int first = random.nextInt(slots.size());
        int turn = random.nextInt(6);
        for (int index = 0; index < slots.size(); index++) {
            Slot slot = slots.get((first + index) % slots.size());
            int topics = slot.topics().size();
            for (int topic = 0; topic < topics; topic++) {
                int chosen = (topic + turn) % topics;
                if (slot.isReady(chosen)) {
                    return Optional.of(new Step.Run(
                            application.name(slot),
                            slot.topics().get(chosen).name(),
                            random.nextInt(climate.batch()) + 1));
                }
            }
        }
        return Optional.empty();
    }

    private Instance instance() {
        List<Application> applications = world.applications();
        Application application = applications.get(random.nextInt(applications.size()));
        return new Instance(application.id(), random.nextInt(application.instances()));
    }

    private Step work(boolean begin) {
        List<Workers<?, ?, ?>> workers = new ArrayList<>(world.workers());
        Workers<?, ?, ?> chosen = workers.get(random.nextInt(workers.size()));
        int partition = random.nextInt(climate.size().partitions());
        if (begin || chosen.inFlight() == 0) {
            return new Step.Take(new Instance(chosen.name(), chosen.ownerOf(partition)), partition);
        }
        int call = random.nextInt(chosen.inFlight());
        return new Step.Answer(new Instance(chosen.name(), 0), call, outcome(chosen.name()));
    }

    private Outcome outcome(String worker) {
        if (faults.isOutage()) {
            return Outcome.REQUEST_LOST;
        }
        if (random.nextInt(100) >= climate.silence()) {
            return Outcome.ANSWERED;
        }
        return switch (random.nextInt(worker.equals("mail-worker") ? 3 : 2)) {
            case 0 -> Outcome.REQUEST_LOST;
            case 1 -> Outcome.ANSWER_LOST;
            default -> Outcome.REFUSED;
        };
    }
}
