package io.ordersaga.system.simulation;

import io.ordersaga.system.simulation.broker.Entry;
import io.ordersaga.system.simulation.step.Step;
import io.ordersaga.system.simulation.task.Program;
import io.ordersaga.system.simulation.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Many short runs, one for each of consecutive seeds, side by side on several threads. */
public final class Campaign {
    /** Few, so that stores stay small and restoring them is cheap. */
    public static final int ORDERS_PER_RUN = 200;

    private static final int MAX_FAILED = 20;

    private final List<Program> programs;
    private final Plan plan;
    private final LongConsumer progress;
    private final AtomicLong next = new AtomicLong();

    /**
     * @param seed of the first run
     * @param orders in all, 1 or more
     * @param threads 1 or more
     */
    public record Plan(long seed, long orders, int threads) {
        long runs() {
            return (orders + ORDERS_PER_RUN - 1) / ORDERS_PER_RUN;
        }

        int ordersOf(long run) {
            return (int) Math.min(ORDERS_PER_RUN, orders - run * ORDERS_PER_RUN);
        }
    }

    /** A run that failed. */
    public record Failed(long seed, int orders, Failure failure) {}

    /**
     * How it went.
     *
     * @param failed the first runs that failed
     * @param digest a checksum over all committed records of all runs
     */
    public record Report(Plan plan, List<Failed> failed, Coverage coverage, long digest) {}

    /** @param progress is told the number of orders after each run, on any thread */
    public Campaign(List<Program> programs, Plan plan, LongConsumer progress) {
        this.programs = programs;
        this.plan = plan;
        this.progress = progress;
    }

    /** What one thread has seen. */
    private static final class Share implements Simulation.Observer {
        private final Coverage coverage = new Coverage();
        private final List<Failed> failed = new ArrayList<>();
        private final Digest digest = new Digest();
        private long sum;

        @Override
        public void moved(String store, @Nullable Object before, @Nullable Object after, @Nullable Object input) {
            coverage.moved(store, before, after, input);
        }

        @Override
        public void taken(Step step) {
            coverage.taken(step);
        }

        @Override
        public void committed(Entry entry) {
            digest.add(entry);
        }

        @Override
        public void atRest(World world) {
            coverage.ended(world);
        }
    }

    /** Runs until all runs are over. */
    public Report run() throws InterruptedException {
        List<Share> shares = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(plan.threads())) {
            List<Future<Share>> started = IntStream.range(0, plan.threads())
                    .mapToObj(thread -> threads.submit(this::share))
                    .toList();
            for (Future<Share> share : started) {
                shares.add(share.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the simulation itself has failed", e.getCause());
        }
        return report(shares);
    }

    private Share share() {
        Share share = new Share();
        for (long run = next.getAndIncrement(); run < plan.runs(); run = next.getAndIncrement()) {
            long seed = plan.seed() + run;
            int orders = plan.ordersOf(run);
            share.digest.restart(seed);
            Optional<Failure> failure = Simulation.play(programs, seed, orders, share);
            failure.ifPresent(one -> share.failed.add(new Failed(seed, orders, one)));
            share.sum += share.digest.value();
            progress.accept(orders);
        }
        return share;
    }

    private Report report(List<Share> shares) {
        Coverage coverage = new Coverage();
        shares.forEach(share -> coverage.add(share.coverage));
        List<Failed> failed = shares.stream()
                .flatMap(share -> share.failed.stream())
                .sorted(Comparator.comparingLong(Failed::seed))
                .limit(MAX_FAILED)
                .toList();
        // A sum does not depend on which thread made which run.
        return new Report(
                plan,
                failed,
                coverage,
                shares.stream().mapToLong(share -> share.sum).sum());
    }
}
