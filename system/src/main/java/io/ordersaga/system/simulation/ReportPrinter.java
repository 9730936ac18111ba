package io.ordersaga.system.simulation;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** A campaign's report as people read it. */
public final class ReportPrinter {
    private final PrintWriter out;
    private final TransitionTable table = TransitionTable.listed();

    public ReportPrinter(PrintWriter out) {
        this.out = out;
    }

    /** Prints how often each row was taken and each fault struck, and then what went wrong. */
    public void print(Campaign.Report report, Duration took) {
        table.counts(report.coverage()).forEach((row, count) -> out.printf("%10d  %s%n", count, row));
        rows("Never in this run, rare rows apart:", table.missing(report.coverage()));
        rows("Not in the list of rows:", table.unlisted(report.coverage()));
        out.printf(
                Locale.ROOT,
                "%d orders in %d runs, seeds %d to %d, in %.1f s (%.0f/s); digest %016x%n",
                report.plan().orders(),
                report.plan().runs(),
                report.plan().seed(),
                report.plan().seed() + report.plan().runs() - 1,
                took.toMillis() / 1000.0,
                report.plan().orders() * 1000.0 / Math.max(1, took.toMillis()),
                report.digest());
        report.failed().forEach(this::print);
        out.println(report.failed().isEmpty() ? "No law was broken." : "LAWS WERE BROKEN.");
        out.flush();
    }

    /** Prints a short trace that can be played again. */
    public void print(Shrinking.Shrunk shrunk) {
        out.printf(
                "Shrunk to %d steps, from seed %d with %d orders:%n%s%n%s",
                shrunk.trace().steps().size(), shrunk.seed(), shrunk.orders(), text(shrunk.failure()), shrunk.trace());
        out.flush();
    }

    private void print(Campaign.Failed failed) {
        out.printf("Seed %d with %d orders: %s%n", failed.seed(), failed.orders(), text(failed.failure()));
    }

    private static String text(Failure failure) {
        return failure.law() + " (" + failure.law().words() + "): " + failure.detail();
    }

    private void rows(String title, Set<String> rows) {
        if (!rows.isEmpty()) {
            out.println(title);
            rows.forEach(row -> out.println("    " + row));
        }
    }
}
