package io.ordersaga.system;

import io.ordersaga.system.simulation.Campaign;
import io.ordersaga.system.simulation.Programs;
import io.ordersaga.system.simulation.ReportPrinter;
import io.ordersaga.system.simulation.Shrinking;
import io.ordersaga.system.simulation.task.Program;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks for orders, units and money that get lost, in a system that exists only in memory. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Runs all services in one process and in virtual time, with crashes, aborted transactions, lost answers and the like,",
            "and looks after every step whether a law is broken. Exits with 1 if one was; the failing run is printed, made short."
        })
final class SimulateCommand implements Callable<Integer> {
    private static final long MAX_ORDERS = 1_000_000_000;
    private static final int MAX_THREADS = 256;
    private static final long PROGRESS = 100_000;

    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Orders to place, 1 to " + MAX_ORDERS + " (default: ${DEFAULT-VALUE}).")
    private long orders;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = {
                "Seed of the first run; each run of " + Campaign.ORDERS_PER_RUN
                        + " orders has the next one (default: ${DEFAULT-VALUE}).",
                "The same seed brings the same run."
            })
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Runs made side by side, 1 to " + MAX_THREADS + " (default: one for each core).")
    private int threads = Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        requireInRange("--orders", orders, MAX_ORDERS);
        requireInRange("--threads", threads, MAX_THREADS);
        PrintWriter out = spec.commandLine().getOut();
        List<Program> programs = Programs.all();
        long start = System.nanoTime();
        Campaign.Report report =
                new Campaign(programs, new Campaign.Plan(seed, orders, threads), progress(out, start)).run();
        ReportPrinter printer = new ReportPrinter(out);
        printer.print(report, Duration.ofNanos(System.nanoTime() - start));
        report.failed().stream()
                .findFirst()
                .ifPresent(first -> printer.print(new Shrinking(programs).shrink(first.seed(), first.orders())));
        return (report.failed().isEmpty() ? ExitCode.OK : ExitCode.FAILED).number();
    }

    private void requireInRange(String option, long value, long max) {
        if (value < 1 || value > max) {
            throw new ParameterException(spec.commandLine(), option + " must be 1 to " + max + " but is " + value);
        }
    }

    private static LongConsumer progress(PrintWriter out, long start) {
        AtomicLong done = new AtomicLong();
        return more -> {
            long now = done.addAndGet(more);
            if (now / PROGRESS > (now - more) / PROGRESS) {
                double seconds = (System.nanoTime() - start) / 1e9;
                out.printf(Locale.ROOT, "%d orders, %.0f/s%n", now, now / seconds);
                out.flush();
            }
        };
    }
}
