package io.ordersaga.system.audit;

import io.ordersaga.system.audit.books.Finding;
import io.ordersaga.system.audit.books.Outcome;
import io.ordersaga.system.audit.books.Outcome.Line;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** An outcome as people read it. */
public final class Report {
    private Report() {}

    /**
     * Prints one line, and if something is wrong the whole outcome below it.
     *
     * @param at when the audit ended
     * @param took how long it had run
     */
    public static void printLine(Outcome outcome, Instant at, Duration took, PrintWriter out) {
        long checked = outcome.lines().stream().mapToLong(Line::checked).sum();
        long moving = outcome.lines().stream().mapToLong(Line::moving).sum();
        long wrong = outcome.lines().stream().mapToLong(Line::wrong).sum();
        out.printf(
                Locale.ROOT,
                "%s %d checked, %d moving, %d wrong, in %.1f s%n",
                at.truncatedTo(ChronoUnit.SECONDS),
                checked,
                moving,
                wrong,
                took.toMillis() / 1000.0);
        if (!outcome.isClean()) {
            print(outcome, out);
        }
        out.flush();
    }

    /** Prints a line for each check, and below it the first things that are wrong. */
    public static void print(Outcome outcome, PrintWriter out) {
        out.printf("%-80s %9s %7s %6s%n", "check", "checked", "moving", "wrong");
        for (Line line : outcome.lines()) {
            out.printf(
                    Locale.ROOT,
                    "%-80s %9d %7d %6d%n",
                    line.check().words(),
                    line.checked(),
                    line.moving(),
                    line.wrong());
            for (Finding finding : line.first()) {
                out.printf("    %s %s%n", finding.id(), finding.detail());
            }
        }
        out.println(outcome.isClean() ? "Clean." : "NOT CLEAN.");
        out.flush();
    }
}
