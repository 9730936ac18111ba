package io.ordersaga.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.system.e2e.Documented.Operation;
import io.ordersaga.system.e2e.RecordedClient.Call;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests that nobody should send, to every route of every service and of the gateway. */
@ExtendWith(RunningShop.class)
@Timeout(600)
class FuzzTest {
    private static final int REQUESTS = 20_000;
    private static final int CLIENTS = 16;

    /** What takes input is asked so much more often than what takes none. */
    private static final int MORE_OFTEN = 5;

    static final Duration HANGS = Duration.ofSeconds(30);
    private static final int CLOSED = 10;

    private final Queue<String> breaches = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();

    private record Target(URI server, Operation operation) {}

    @Test
    void shouldAnswerEveryRequestInOrder(Shop shop, TestSystem system) throws Exception {
        long seed = System.nanoTime();
        List<Target> targets = targets(system);
        List<String> tokens = List.of(
                new ForgedTokens(system.key(), UserId.of(UUID.randomUUID())).good(Role.USER),
                new ForgedTokens(system.key(), UserId.of(UUID.randomUUID())).good(Role.ADMIN),
                "nonsense");
        String product = shop.newProduct("10.00", 5);
        SplittableRandom seeds = new SplittableRandom(seed);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = client()) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Nonsense nonsense = new Nonsense(seeds.split(), tokens, product);
                done.add(threads.submit(() -> send(client, targets, nonsense)));
            }
            for (Future<?> one : done) {
                one.get();
            }
        }

        System.out.printf("seed %d: %d requests, by status %s%n", seed, REQUESTS, new TreeMap<>(statuses));
        assertThat(breaches).as("seed %d", seed).isEmpty();
        assertThat(statuses.keySet()).contains(200, 400, 401, 403, 404, 422);
    }

    private static List<Target> targets(TestSystem system) {
        List<Target> targets = new ArrayList<>();
        for (URI server : system.servers()) {
            try (RecordedClient client = new RecordedClient(server)) {
                new Documented(client.succeed(Call.of("GET", "/openapi.json")))
                        .operations()
                        .forEach(operation -> targets.addAll(Collections.nCopies(
                                operation.takesInput() ? MORE_OFTEN : 1, new Target(server, operation))));
            }
        }
        return targets;
    }

    private void send(HttpClient client, List<Target> targets, Nonsense nonsense) {
        for (int i = 0; i < REQUESTS / CLIENTS; i++) {
            Target target = nonsense.one(targets);
            HttpRequest request = nonsense.request(target.server(), target.operation());
            send(client, request, Nonsense.isUnreadable(request.uri()) ? CLOSED : 1);
        }
    }

    /**
     * @param closed how often the connection may be closed without an answer: once, since a kept one may be closed for what
     *     another client sent on it while this request is on its way (RFC 9112, 9.3.1), so that it is sent again on a new one;
     *     more often where the server cannot read the path, which it refuses before the body is here, so that a client that
     *     still sends it may lose the answer (RFC 9112, 9.6)
     */
    private void send(HttpClient client, HttpRequest request, int closed) {
        try {
            check(request, client.send(request, BodyHandlers.ofString()));
        } catch (HttpTimeoutException e) {
            breaches.add(request + ": " + e);
        } catch (IOException e) {
            if (closed == 0) {
                breaches.add(request + ": " + e);
            } else {
                sendAnew(request, closed - 1);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void sendAnew(HttpRequest request, int closed) {
        try (HttpClient fresh = client()) {
            send(fresh, request, closed);
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private void check(HttpRequest request, HttpResponse<String> answer) {
        statuses.merge(answer.statusCode(), 1, Integer::sum);
        String type = answer.headers().firstValue("Content-Type").orElse("");
        String body = answer.body();
        boolean isProblem = type.startsWith("application/problem+json") && body.contains("\"code\":");
        boolean isError =
                answer.statusCode() >= 400 && !Exchange.isNotReady(request.uri().getPath(), answer.statusCode());
        if ((isError
                        && (answer.statusCode() >= 500
                                || !(isProblem || request.method().equals("HEAD"))))
                || body.contains("\tat ")
                || body.contains("Exception")) {
            breaches.add(request + ": " + answer.statusCode() + " " + type + " "
                    + body.substring(0, Math.min(300, body.length())));
        }
    }
}
