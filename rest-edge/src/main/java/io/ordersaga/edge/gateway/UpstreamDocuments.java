package io.ordersaga.edge.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.openapi.DocumentMerge;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents of the services behind the gateway, merged with its own. They are asked for at most every {@link #FRESH}, all
 * at once and with a bound on time and size. A service that does not answer is listed as it last was, or as missing if it
 * never answered.
 */
final class UpstreamDocuments implements AutoCloseable {
    static final Duration FRESH = Duration.ofSeconds(10);
    static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int MAX_SIZE = 4 * 1024 * 1024;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Logger LOG = LoggerFactory.getLogger(UpstreamDocuments.class);

    /** What the gateway answers with where a service is not reached. */
    private static final List<ProblemType> GATEWAYS_OWN = List.of(
            ProblemType.BAD_REQUEST,
            ProblemType.BODY_TOO_LARGE,
            ProblemType.RATE_LIMITED,
            ProblemType.UPSTREAM_FAILED,
            ProblemType.BUSY,
            ProblemType.COMMAND_NOT_CONFIRMED,
            ProblemType.UPSTREAM_UNAVAILABLE,
            ProblemType.UPSTREAM_TIMEOUT);

    private final Upstreams upstreams;
    private final LongSupplier nanoTime;
    private final Duration timeout;
    private final HttpClient client;
    private final Map<Upstream, JsonNode> lastKnown = new ConcurrentHashMap<>();
    private final ReentrantLock asking = new ReentrantLock();
    private Optional<Merged> merged = Optional.empty();

    /** @param nanoTime as {@link System#nanoTime} */
    UpstreamDocuments(Upstreams upstreams, LongSupplier nanoTime, Duration timeout) {
        this.upstreams = upstreams;
        this.nanoTime = nanoTime;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    private record Merged(ObjectNode document, long at) {}

    /** The gateway's document with those of the services. */
    ObjectNode complete(ObjectNode own) {
        asking.lock();
        try {
            long now = nanoTime.getAsLong();
            Merged known = merged.filter(earlier -> now - earlier.at() < FRESH.toNanos())
                    .orElseGet(() -> new Merged(merge(own), now));
            merged = Optional.of(known);
            return known.document();
        } finally {
            asking.unlock();
        }
    }

    private ObjectNode merge(ObjectNode own) {
        List<Upstream> services = upstreams.byPrefix().values().stream()
                .distinct()
                .sorted(Comparator.comparing(Upstream::first))
                .toList();
        CompletableFuture.allOf(services.stream().map(this::ask).toArray(CompletableFuture[]::new))
                .join();
        DocumentMerge merge = new DocumentMerge(own, GATEWAYS_OWN);
        services.forEach(service -> add(merge, service));
        return merge.document();
    }

    private void add(DocumentMerge merge, Upstream service) {
        JsonNode document = lastKnown.get(service);
        if (document == null) {
            merge.addMissing(service.first().toString());
        } else {
            merge.add(document, path -> upstreams.find(path).equals(Optional.of(service)));
        }
    }

    /** All instances of a service run the same routes, so the first that answers speaks for it. */
    private CompletableFuture<Void> ask(Upstream service) {
        CompletableFuture<JsonNode> document = ask(service.first());
        for (URI other : service.instances().subList(1, service.instances().size())) {
            document = document.exceptionallyCompose(cause -> ask(other));
        }
        return document.thenAccept(answer -> lastKnown.put(service, answer)).exceptionally(cause -> {
            // What the document then says, or leaves out, is in its description; the gateway goes on.
            LOG.warn("{} does not tell its routes: {}", service.first(), cause.toString());
            return null;
        });
    }

    private CompletableFuture<JsonNode> ask(URI instance) {
        HttpRequest request =
                HttpRequest.newBuilder(instance.resolve("/openapi.json")).build();
        return client.sendAsync(request, BoundedBody.upTo(MAX_SIZE))
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(answer -> read(answer.body()));
    }

    /** @throws IllegalArgumentException if it is no document */
    private static JsonNode read(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (json.path("paths").isObject()) {
                return json;
            }
            throw new IllegalArgumentException("the answer is no OpenAPI document");
        } catch (IOException e) {
            throw new IllegalArgumentException("the answer is not JSON", e);
        }
    }

    /** To be called when no request is being answered any more. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
