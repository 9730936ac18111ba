package io.ordersaga.system.audit.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ordersaga.system.audit.Auditor;
import io.ordersaga.system.audit.books.Check;
import io.ordersaga.system.audit.books.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AuditMetrics metrics = new AuditMetrics(registry, InstantSource.fixed(NOW));
    private final List<String> auditors = new ArrayList<>();

    @Test
    void shouldAuditWithOneAuditorAsLongAsItCan() {
        run(() -> outcome(0), () -> outcome(2), () -> outcome(0));

        assertThat(auditors).containsExactly("opened", "closed");
        assertThat(runs("clean")).isEqualTo(2);
        assertThat(runs("wrong")).isEqualTo(1);
        assertThat(runs("failed")).isZero();
    }

    @Test
    void shouldGoOnWithANewAuditorAfterAnAuditThatCouldNotBeMade() {
        run(() -> outcome(0), WatchTest::down, WatchTest::down, () -> outcome(0));

        assertThat(auditors).containsExactly("opened", "closed", "opened", "closed", "opened", "closed");
        assertThat(runs("clean")).isEqualTo(2);
        assertThat(runs("failed")).isEqualTo(2);
    }

    @Test
    void shouldShowTheLastAuditCheckByCheck() {
        run(() -> outcome(0), () -> outcome(2));

        assertThat(number("wrong", Check.ORDERS_END)).isEqualTo(2);
        assertThat(number("checked", Check.ORDERS_END)).isEqualTo(3);
        assertThat(number("moving", Check.TABLE_ORDERS)).isEqualTo(1);
        assertThat(registry.get("ordersaga.audit.completed.timestamp")
                        .timeGauge()
                        .value())
                .isEqualTo((double) NOW.getEpochSecond());
        assertThat(registry.get("ordersaga.audit.duration").timer().count()).isEqualTo(2);
    }

    @Test
    void shouldBeReadyWhenThereIsAnAuditToShow() {
        assertThat(metrics.readiness()).containsEntry("audited", false);

        run(WatchTest::down);
        assertThat(metrics.readiness()).containsEntry("audited", false);

        run(() -> outcome(1));
        assertThat(metrics.readiness()).containsEntry("audited", true);
    }

    private static Outcome outcome(int wrong) {
        Outcome outcome = new Outcome();
        for (int thing = 0; thing < 3; thing++) {
            outcome.check(Check.ORDERS_END, "ord_" + thing, thing >= wrong, "does not end");
        }
        outcome.moving(Check.TABLE_ORDERS);
        return outcome;
    }

    private static Outcome down() {
        throw new IllegalStateException("no system answers");
    }

    /** Has these audits made, and interrupts the one after them. */
    @SafeVarargs
    @SuppressWarnings("varargs") // passed on as a list, and only read
    private final void run(Supplier<Outcome>... audits) {
        Deque<Supplier<Outcome>> rest = new ArrayDeque<>(Arrays.asList(audits));
        Watch watch = new Watch(() -> new Scripted(rest), Duration.ofMillis(1), metrics);

        assertThatThrownBy(watch::run).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(rest).isEmpty();
    }

    private int runs(String result) {
        return (int) registry.get("ordersaga.audit.runs")
                .tag("result", result)
                .counter()
                .count();
    }

    private double number(String what, Check check) {
        return registry.get("ordersaga.audit." + what)
                .tag("check", check.name().toLowerCase(Locale.ROOT))
                .gauge()
                .value();
    }

    private final class Scripted implements Auditor {
        private final Deque<Supplier<Outcome>> rest;

        Scripted(Deque<Supplier<Outcome>> rest) {
            this.rest = rest;
            auditors.add("opened");
        }

        @Override
        public Outcome run() {
            if (rest.isEmpty()) {
                throw new InterruptException("stopped");
            }
            return rest.removeFirst().get();
        }

        @Override
        public void close() {
            auditors.add("closed");
        }
    }
}
