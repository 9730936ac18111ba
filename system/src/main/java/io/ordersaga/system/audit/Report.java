package io.ordersaga.system.audit;

import io.ordersaga.system.audit.books.Finding;
import io.ordersaga.system.audit.books.Outcome;
import io.ordersaga.system.audit.books.Outcome.Line;
import java.io.PrintWriter;
import java.util.Locale;

/** An outcome as people read it. */
public final class Report {
    private Report() {}

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
