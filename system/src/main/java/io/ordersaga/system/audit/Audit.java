package io.ordersaga.system.audit;

import io.ordersaga.system.audit.books.Books;
import io.ordersaga.system.audit.books.Check;
import io.ordersaga.system.audit.books.Comparison;
import io.ordersaga.system.audit.books.Invariants;
import io.ordersaga.system.audit.books.Outcome;
import io.ordersaga.system.audit.source.EventLog;
import io.ordersaga.system.audit.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Reads the event log to where it is now, and asks whether everything agrees with it. What is wrong is asked again until it has been
 * wrong for some time, since services and tables hear of an event later than the log. May be run again and again, and then goes on
 * from where it has come to. Used by one thread.
 */
public final class Audit implements Auditor {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Books books = new Books();
    private final EventLog log;
    private final Supplier<List<Source>> sources;
    private final Times times;
    private final InstantSource clock;

    /**
     * How much time things have.
     *
     * @param toAgree services and tables, to show what has happened
     */
    public record Times(Invariants.Patience patience, Duration toAgree) {}

    /**
     * @param bootstrapServers the brokers, as {@code host:port,…}
     * @param sources gives what is compared with the log, anew for each run: an administrator's token does not last for ever
     */
    public Audit(String bootstrapServers, Supplier<List<Source>> sources, Times times, InstantSource clock) {
        this.log = new EventLog(bootstrapServers, books);
        this.sources = sources;
        this.times = times;
        this.clock = clock;
    }

    @Override
    public Outcome run() throws InterruptedException {
        List<Source> compared = sources.get();
        long deadline = System.nanoTime() + times.toAgree().toNanos();
        log.advance();
        while (true) {
            Outcome outcome = once(compared);
            if (outcome.isClean() || System.nanoTime() >= deadline) {
                return outcome;
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }

    private Outcome once(List<Source> compared) throws InterruptedException {
        books.mark();
        List<Comparison> comparisons = new ArrayList<>();
        for (Source source : compared) {
            comparisons.addAll(source.compare(books));
        }
        Instant now = clock.instant();
        log.advance();
        Outcome outcome = new Outcome();
        outcome.begin(Check.READABLE);
        log.unreadable().forEach(one -> outcome.check(Check.READABLE, one.place(), false, one.reason()));
        outcome.good(Check.READABLE, log.read());
        new Invariants(books, now, times.patience(), outcome).check();
        comparisons.forEach(comparison -> comparison.judge(outcome, books::hasChanged));
        return outcome;
    }

    @Override
    public void close() {
        log.close();
    }
}
