package io.ordersaga.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.system.client.Answer;
import io.ordersaga.system.client.ShopClient;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A client that places an order, reads it again and again, places the next, and notes what it sees. */
final class Witness implements Runnable {
    private static final int READS_PER_ORDER = 20;
    private static final Duration NEW = Duration.ofSeconds(2);
    private static final int NOT_AVAILABLE = 503;

    private final Supplier<ShopClient> customer;
    private final JsonNode order;
    private final Duration pause;
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;
    private Seen seen = Seen.NOTHING;

    /**
     * What was seen in some time.
     *
     * @param reads that were answered
     * @param stale those of them that a copy has answered
     * @param refused reads that were answered with 503
     * @param wrong how often each thing happened that must not: no order where there is one, an older one than before, or another
     *     error
     * @param writes orders that were accepted
     * @param longestRead from the first attempt to the answer
     * @param longestNewRead the same of orders that had been accepted less than two seconds before: no copy may know them yet
     * @param longestWrite from the first attempt to the answer that accepts it
     */
    record Seen(
            long reads,
            long stale,
            long refused,
            Map<String, Long> wrong,
            long writes,
            Duration longestRead,
            Duration longestNewRead,
            Duration longestWrite) {
        static final Seen NOTHING = new Seen(0, 0, 0, Map.of(), 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        static final String HEADER = "%8s %8s %8s %8s %8s %16s %16s %17s"
                .formatted(
                        "reads",
                        "stale",
                        "503",
                        "wrong",
                        "writes",
                        "longest read ms",
                        "of a new order",
                        "longest write ms");

        private static Seen read(boolean stale, boolean ofNew, Duration took) {
            return new Seen(
                    1,
                    stale ? 1 : 0,
                    0,
                    Map.of(),
                    0,
                    ofNew ? Duration.ZERO : took,
                    ofNew ? took : Duration.ZERO,
                    Duration.ZERO);
        }

        private static Seen write(Duration took) {
            return new Seen(0, 0, 0, Map.of(), 1, Duration.ZERO, Duration.ZERO, took);
        }

        private static Seen refusal() {
            return new Seen(0, 0, 1, Map.of(), 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        }

        private static Seen fault(String what) {
            return new Seen(0, 0, 0, Map.of(what, 1L), 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        }

        long faults() {
            return wrong.values().stream().mapToLong(Long::longValue).sum();
        }

        Seen and(Seen other) {
            return new Seen(
                    reads + other.reads,
                    stale + other.stale,
                    refused + other.refused,
                    sum(wrong, other.wrong),
                    writes + other.writes,
                    longer(longestRead, other.longestRead),
                    longer(longestNewRead, other.longestNewRead),
                    longer(longestWrite, other.longestWrite));
        }

        /** One line, and one more if anything was wrong. */
        String line() {
            return "%8d %8d %8d %8d %8d %16d %16d %17d"
                            .formatted(
                                    reads,
                                    stale,
                                    refused,
                                    faults(),
                                    writes,
                                    longestRead.toMillis(),
                                    longestNewRead.toMillis(),
                                    longestWrite.toMillis())
                    + (wrong.isEmpty() ? "" : "%n  wrong: %s".formatted(wrong));
        }

        private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
            Map<String, Long> sum = new TreeMap<>(one);
            other.forEach((what, count) -> sum.merge(what, count, Long::sum));
            return sum;
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) > 0 ? one : other;
        }
    }

    /**
     * @param customer gives the client to ask next; all are the same customer's
     * @param pause after each request
     */
    Witness(Supplier<ShopClient> customer, JsonNode order, Duration pause) {
        this.customer = customer;
        this.order = order;
        this.pause = pause;
    }

    void stop() {
        stopping = true;
    }

    /** The ids of the orders that were accepted. */
    List<String> accepted() {
        return accepted;
    }

    /** What it has seen since the last time. */
    synchronized Seen take() {
        Seen taken = seen;
        seen = Seen.NOTHING;
        return taken;
    }

    private synchronized void note(Seen more) {
        seen = seen.and(more);
    }

    @Override
    public void run() {
        while (!stopping) {
            String id = place();
            accepted.add(id);
            long placed = System.nanoTime();
            long version = 0;
            for (int i = 0; i < READS_PER_ORDER && !stopping; i++) {
                version = read(id, version, since(placed).compareTo(NEW) < 0);
                pause();
            }
        }
    }

    /** The same request until it is accepted, as clients do. */
    private String place() {
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        long begun = System.nanoTime();
        while (true) {
            Optional<Answer> answer = asked("POST", () -> customer.get().post("/api/orders", order, key));
            if (answer.isPresent()) {
                note(Seen.write(since(begun)));
                return answer.get().body().path("order").path("id").asText();
            }
            pause();
        }
    }

    /** Reads until there is an answer. Returns the version that must not be seen to become older. */
    private long read(String id, long before, boolean ofNew) {
        long begun = System.nanoTime();
        while (true) {
            Optional<Answer> answer = asked("GET", () -> customer.get().get("/api/orders/" + id));
            if (answer.isPresent()) {
                boolean stale = answer.get().headers().firstValue("Store-Lag").isPresent();
                long version = version(answer.get());
                note(Seen.read(stale, ofNew, since(begun)));
                if (!stale && version < before) {
                    note(Seen.fault("GET older than before"));
                }
                return Math.max(version, before);
            }
            pause();
        }
    }

    /** A successful answer. Whatever else came is noted, a refusal of a read or something that must not be. */
    private Optional<Answer> asked(String method, Supplier<Answer> request) {
        try {
            Answer answer = request.get();
            if (answer.isSuccess()) {
                return Optional.of(answer);
            }
            if (answer.status() != NOT_AVAILABLE) {
                note(Seen.fault("%s %d %s"
                        .formatted(
                                method,
                                answer.status(),
                                answer.body().path("code").asText())));
            } else if (method.equals("GET")) {
                note(Seen.refusal());
            }
        } catch (UncheckedIOException e) {
            note(Seen.fault(method + " " + e.getCause()));
        }
        return Optional.empty();
    }

    private static long version(Answer answer) {
        String tag = answer.headers().firstValue("ETag").orElse("\"0\"");
        return Long.parseLong(tag.replaceAll("\\D", ""));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
