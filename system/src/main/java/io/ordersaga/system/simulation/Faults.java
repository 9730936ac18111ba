package io.ordersaga.system.simulation;

import io.ordersaga.system.simulation.Climate.Trouble;
import io.ordersaga.system.simulation.step.Step;
import io.ordersaga.system.simulation.step.Step.Instance;
import io.ordersaga.system.simulation.step.Step.TaskName;
import io.ordersaga.system.simulation.world.Application;
import io.ordersaga.system.simulation.world.Slot;
import io.ordersaga.system.simulation.world.Workers;
import io.ordersaga.system.simulation.world.World;
import io.ordersaga.topics.log.Topic;
import java.util.List;
import java.util.SplittableRandom;

/** Chooses what goes wrong. */
final class Faults {
    /** Less than the auditor grants the clocks of two services to differ by. */
    private static final int MAX_SKEW = 2_000;

    /** Longer than any step that is not a fault lets pass, and long enough for deadlines. */
    static final int SHORTEST_PAUSE = 5_000;

    private static final int LONGEST_PAUSE = 30_000;

    private final SplittableRandom random;
    private final List<Trouble> trouble;
    private final Climate climate;
    private final World world;
    private boolean outage;

    Faults(SplittableRandom random, Climate climate, World world) {
        this.random = random;
        this.climate = climate;
        this.world = world;
        this.trouble = List.copyOf(climate.trouble());
    }

    /** Whether nobody reaches the payment provider and the mail server. */
    boolean isOutage() {
        return outage;
    }

    Step next() {
        return switch (trouble.get(random.nextInt(trouble.size()))) {
            case ABORT -> new Step.Abort(instance());
            case CRASH -> new Step.Crash(instance());
            case RECOVER -> new Step.Recover(instance());
            case MOVE -> new Step.Move(task(), random.nextInt(climate.size().instances()));
            case SKEW -> new Step.Skew(instance(), random.nextInt(-MAX_SKEW, MAX_SKEW + 1));
            case CRASH_WORKER -> new Step.CrashWorker(worker());
            case STRAGGLE -> new Step.Straggle(worker(), random.nextInt(1000));
            case POISON -> new Step.Poison(topic().name(), random.nextInt(100));
            case RESEND -> new Step.Resend(random.nextInt(Math.max(1, world.repeatable())));
            case PLACE_OTHER -> new Step.PlaceOther(random.nextInt(Math.max(1, world.repeatable())));
            case LONG_PAUSE -> new Step.Pass(random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE));
            case OUTAGE -> {
                outage = !outage;
                yield new Step.Pass(1);
            }
        };
    }

    private Application application() {
        return world.applications().get(random.nextInt(world.applications().size()));
    }

    private Instance instance() {
        Application application = application();
        return new Instance(application.id(), random.nextInt(application.instances()));
    }

    private TaskName task() {
        Application application = application();
        return application.name(slot(application));
    }

    private Topic<?, ?> topic() {
        Slot slot = slot(application());
        return slot.topics().get(random.nextInt(slot.topics().size()));
    }

    private Slot slot(Application application) {
        return application.slots().get(random.nextInt(application.slots().size()));
    }

    private Instance worker() {
        Workers<?, ?, ?> workers =
                world.workers().get(random.nextInt(world.workers().size()));
        return new Instance(workers.name(), random.nextInt(workers.instances()));
    }
}
