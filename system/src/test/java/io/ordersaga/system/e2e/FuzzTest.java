package io.ordersaga.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.system.e2e.Documented.Operation;
import io.ordersaga.system.e2e.RecordedClient.Call;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests that nobody should send, to every route of every service and of the gateway. */
@ExtendWith(RunningShop.class)
@Timeout(600)
class FuzzTest {
    private static final int REQUESTS = 20_000;
    private static final int CLIENTS = 16;
    private static final Duration HANGS = Duration.ofSeconds(30);
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
                        .forEach(operation -> targets.add(new Target(server, operation)));
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
        if (answer.statusCode() >= 500
                || (answer.statusCode() >= 400
                        && !isProblem
                        && !request.method().equals("HEAD"))
                || body.contains("\tat ")
                || body.contains("Exception")) {
            breaches.add(request + ": " + answer.statusCode() + " " + type + " "
                    + body.substring(0, Math.min(300, body.length())));
        }
    }

    /** Makes requests that are wrong here and there. */
    private static final class Nonsense {
        private static final List<String> WORDS = List.of(
                "",
                " ",
                "0",
                "-1",
                "1",
                "99999999999999999999",
                "1e400",
                "NaN",
                "null",
                "true",
                "..",
                "%00",
                "%2e%2e%2f",
                "%ff%fe",
                "'; drop table users; --",
                "<script>",
                "${jndi:ldap://x}",
                "\u00e4\u20ac\ud83d\ude00",
                "2026-01-01T00:00:00Z",
                "PENDING",
                "a".repeat(300));
        private static final List<String> VALUES = List.of(
                "null",
                "true",
                "-1",
                "0",
                "1",
                "1.005",
                "1e999",
                "1E-7",
                "NaN",
                "\"\"",
                "\"x\"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "[]",
                "{}",
                "[[[[[[[[]]]]]]]]",
                "{\"a\":{\"a\":1}}",
                "\"1.10\"",
                "\"ada@example.org\"",
                "\"password123\"",
                "2147483648");
        private static final List<String> HEADERS = List.of(
                "Idempotency-Key",
                "If-Match",
                "If-None-Match",
                "Last-Event-ID",
                "traceparent",
                "Prefer",
                "Accept",
                "X-Forwarded-For",
                "Origin",
                "Range",
                "X-HTTP-Method-Override");

        private final SplittableRandom random;
        private final List<String> tokens;
        private final String product;

        Nonsense(SplittableRandom random, List<String> tokens, String product) {
            this.random = random;
            this.tokens = tokens;
            this.product = product;
        }

        /** Whether a path holds one of the words that the server does not decode. */
        static boolean isUnreadable(URI target) {
            return Stream.of("%00", "%2e%2e%2f", "%ff%fe").anyMatch(target.getRawPath()::contains);
        }

        <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        private boolean chance(int percent) {
            return random.nextInt(100) < percent;
        }

        HttpRequest request(URI server, Operation operation) {
            String target = path(operation) + query(operation);
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(server + target)).timeout(HANGS);
            if (chance(85)) {
                request.header("Authorization", "Bearer " + one(tokens));
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                String value = one(WORDS).replaceAll("[^ -~]", "?");
                request.setHeader(one(HEADERS), value);
            }
            String method =
                    chance(95) ? operation.method() : one(List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"));
            if (operation.hasBody() || chance(5)) {
                request.header(
                        "Content-Type", chance(95) ? "application/json" : one(List.of("text/plain", "x", "*/*")));
                return request.method(method, BodyPublishers.ofByteArray(body(operation)))
                        .build();
            }
            return request.method(method, BodyPublishers.noBody()).build();
        }

        private String path(Operation operation) {
            StringBuilder path = new StringBuilder();
            for (String part : operation.path().substring(1).split("/", -1)) {
                path.append('/').append(part.startsWith("{") ? id() : part);
            }
            return path.toString();
        }

        private String id() {
            return switch (random.nextInt(4)) {
                case 0 -> product;
                case 1 -> one(List.of("ord_", "prd_", "usr_", "pay_")) + new UUID(random.nextLong(), random.nextLong());
                default -> encoded(one(WORDS)) + "x";
            };
        }

        private String query(Operation operation) {
            StringBuilder query = new StringBuilder();
            for (var parameter : operation.json().path("parameters")) {
                String name = parameter.path("name").asText();
                // To wait is no mistake; it would only take long.
                if (parameter.path("in").asText().equals("query") && !name.equals("wait") && chance(40)) {
                    query.append('&').append(name).append('=').append(encoded(one(WORDS)));
                }
            }
            if (chance(3)) {
                query.append("&nonsense=1");
            }
            return query.isEmpty() ? "" : "?" + query.substring(1);
        }

        private byte[] body(Operation operation) {
            StringBuilder body = new StringBuilder("{");
            operation.fields().forEach(field -> {
                if (chance(80)) {
                    body.append(body.length() > 1 ? "," : "")
                            .append('"')
                            .append(field)
                            .append("\":")
                            .append(value(field));
                }
            });
            byte[] bytes = body.append(chance(95) ? "}" : "").toString().getBytes(UTF_8);
            if (chance(5) && bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            return bytes;
        }

        private String value(String field) {
            if (field.equals("items") && chance(70)) {
                return "[{\"productId\":\"" + product + "\",\"quantity\":" + one(VALUES) + ",\"price\":" + one(VALUES)
                        + "}]";
            }
            return one(VALUES);
        }

        private static String encoded(String word) {
            return word.startsWith("%")
                    ? word
                    : java.net.URLEncoder.encode(word, UTF_8).replace("+", "%20");
        }
    }
}
