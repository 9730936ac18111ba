package io.ordersaga.apps.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.streams.LagInfo;

/**
 * How far the copies on this instance are behind their changelogs. To know it the broker is asked, so an answer is used for a
 * second, and nobody waits longer for one.
 */
final class StoreLags {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Executor ASIDE = question -> Thread.ofVirtual().start(question);

    private final Supplier<Map<String, Map<Integer, LagInfo>>> question;
    private final LongSupplier nanoTime;
    private Optional<Asked> latest = Optional.empty();

    private record Asked(CompletableFuture<Map<String, Map<Integer, LagInfo>>> answer, long at) {}

    /** @param nanoTime as {@link System#nanoTime} */
    StoreLags(Supplier<Map<String, Map<Integer, LagInfo>>> question, LongSupplier nanoTime) {
        this.question = question;
        this.nanoTime = nanoTime;
    }

    /** In records; empty if there is no such copy here, or nobody knows. */
    Optional<Long> of(String store, int partition) {
        try {
            return Optional.ofNullable(answer().get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)
                            .getOrDefault(store, Map.of())
                            .get(partition))
                    .map(LagInfo::offsetLag);
        } catch (TimeoutException | ExecutionException e) {
            // A copy of which nobody knows how old it is must not be shown, whatever the reason.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized CompletableFuture<Map<String, Map<Integer, LagInfo>>> answer() {
        long now = nanoTime.getAsLong();
        Asked asked = latest.filter(earlier -> now - earlier.at() < FRESH.toNanos())
                .orElseGet(() -> new Asked(CompletableFuture.supplyAsync(question, ASIDE), now));
        latest = Optional.of(asked);
        return asked.answer();
    }
}
