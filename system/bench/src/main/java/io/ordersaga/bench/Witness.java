package io.ordersaga.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.system.client.Answer;
import io.ordersaga.system.client.ShopClient;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A client that places an order, reads it again and again, places the next, and notes what it sees. */
final class Witness implements Runnable {
    private static final int READS_PER_ORDER = 20;
    private static final long PAUSE_MS = 50;
    private static final int NOT_AVAILABLE = 503;

    private final Supplier<ShopClient> customer;
    private final JsonNode order;
    private volatile boolean stopping;
    private Seen seen = Seen.NOTHING;

    /**
     * What was seen in some time.
     *
     * @param reads that were answered
     * @param stale those of them that a copy has answered
     * @param refused reads that were answered with 503
     * @param wrong no order where there is one, an older one than before, or another error
     * @param writes orders that were accepted
     * @param longestRead from the first attempt to the answer
     * @param longestWrite from the first attempt to the answer that accepts it
     */
    record Seen(
            long reads,
            long stale,
            long refused,
            long wrong,
            long writes,
            Duration longestRead,
            Duration longestWrite) {
        static final Seen NOTHING = new Seen(0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO);
        static final String HEADER = "%8s %8s %8s %8s %8s %18s %18s"
                .formatted("reads", "stale", "503", "wrong", "writes", "longest read ms", "longest write ms");

        /** What all of them have seen since the last time. */
        static Seen by(List<Witness> witnesses) {
            return witnesses.stream().map(Witness::take).reduce(NOTHING, Seen::and);
        }

        Seen and(Seen other) {
            return new Seen(
                    reads + other.reads,
                    stale + other.stale,
                    refused + other.refused,
                    wrong + other.wrong,
                    writes + other.writes,
                    longer(longestRead, other.longestRead),
                    longer(longestWrite, other.longestWrite));
        }

        String line() {
            return "%8d %8d %8d %8d %8d %18d %18d"
                    .formatted(reads, stale, refused, wrong, writes, longestRead.toMillis(), longestWrite.toMillis());
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) > 0 ? one : other;
        }
    }

    /** @param customer gives the client to ask next; all are the same customer's */
    Witness(Supplier<ShopClient> customer, JsonNode order) {
        this.customer = customer;
        this.order = order;
    }

    void stop() {
        stopping = true;
    }

    private synchronized Seen take() {
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
            long version = 0;
            for (int i = 0; i < READS_PER_ORDER && !stopping; i++) {
                version = read(id, version);
                pause();
            }
        }
    }

    /** The same request until it is accepted, as clients do. */
    private String place() {
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        long begun = System.nanoTime();
        while (true) {
            try {
                Answer answer = customer.get().post("/api/orders", order, key);
                if (answer.isSuccess()) {
                    note(new Seen(0, 0, 0, 0, 1, Duration.ZERO, since(begun)));
                    return answer.body().path("order").path("id").asText();
                }
                if (answer.status() != NOT_AVAILABLE) {
                    note(new Seen(0, 0, 0, 1, 0, Duration.ZERO, Duration.ZERO));
                }
            } catch (UncheckedIOException e) {
                note(new Seen(0, 0, 0, 1, 0, Duration.ZERO, Duration.ZERO));
            }
            pause();
        }
    }

    /** Reads until there is an answer. Returns the version that must not be seen to become older. */
    private long read(String id, long before) {
        long begun = System.nanoTime();
        while (true) {
            Answer answer = customer.get().get("/api/orders/" + id);
            if (answer.isSuccess()) {
                boolean stale = answer.headers().firstValue("Store-Lag").isPresent();
                long version = version(answer);
                boolean older = !stale && version < before;
                note(new Seen(1, stale ? 1 : 0, 0, older ? 1 : 0, 0, since(begun), Duration.ZERO));
                return Math.max(version, before);
            }
            boolean refused = answer.status() == NOT_AVAILABLE;
            note(new Seen(0, 0, refused ? 1 : 0, refused ? 0 : 1, 0, Duration.ZERO, Duration.ZERO));
            pause();
        }
    }

    private static long version(Answer answer) {
        String tag = answer.headers().firstValue("ETag").orElse("\"0\"");
        return Long.parseLong(tag.replaceAll("\\D", ""));
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
