package io.ordersaga.system.audit.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.ordersaga.edge.http.Health;
import io.ordersaga.system.audit.books.Outcome;
import io.ordersaga.system.audit.books.Outcome.Line;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/** Shows the last audit's numbers check by check, how many audits there were, and when the last was. */
public final class AuditMetrics implements Watch.Listener, Health {
    private final MultiGauge checked;
    private final MultiGauge moving;
    private final MultiGauge wrong;
    private final Timer duration;
    private final Counter clean;
    private final Counter unclean;
    private final Counter failed;
    private final AtomicLong completedAt = new AtomicLong();
    private final InstantSource clock;

    public AuditMetrics(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        this.checked = gauge(registry, "checked", "Things that the last audit looked at");
        this.moving = gauge(
                registry, "moving", "Things that were changing during the last audit, and were left for the next");
        this.wrong = gauge(registry, "wrong", "Things that the last audit found wrong");
        this.duration = Timer.builder("ordersaga.audit.duration")
                .description("Time that an audit took")
                .register(registry);
        this.clean = runs(registry, "clean");
        this.unclean = runs(registry, "wrong");
        this.failed = runs(registry, "failed");
        TimeGauge.builder("ordersaga.audit.completed.timestamp", completedAt, TimeUnit.MILLISECONDS, AtomicLong::get)
                .description("When the last audit ended that could be made; 0 before the first")
                .register(registry);
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder("ordersaga.audit." + name)
                .description(description)
                .register(registry);
    }

    private static Counter runs(MeterRegistry registry, String result) {
        return Counter.builder("ordersaga.audit.runs")
                .description("Audits, by how they went; failed ones could not be made")
                .tag("result", result)
                .register(registry);
    }

    @Override
    public void ended(Outcome outcome, Duration took) {
        show(checked, outcome, Line::checked);
        show(moving, outcome, Line::moving);
        show(wrong, outcome, Line::wrong);
        duration.record(took);
        (outcome.isClean() ? clean : unclean).increment();
        completedAt.set(clock.millis());
    }

    @Override
    public void failed(RuntimeException reason) {
        failed.increment();
    }

    private static void show(MultiGauge gauge, Outcome outcome, ToLongFunction<Line> number) {
        gauge.register(
                outcome.lines().stream()
                        .<MultiGauge.Row<?>>map(line -> MultiGauge.Row.of(
                                Tags.of("check", line.check().name().toLowerCase(Locale.ROOT)),
                                number.applyAsLong(line)))
                        .toList(),
                true);
    }

    @Override
    public boolean isAlive() {
        return true;
    }

    /** Ready as soon as there is an audit to show. What it found is for alerts on the metrics. */
    @Override
    public Map<String, Boolean> readiness() {
        return Map.of("audited", completedAt.get() > 0);
    }
}
