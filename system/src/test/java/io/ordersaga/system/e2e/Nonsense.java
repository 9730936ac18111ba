package io.ordersaga.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.system.e2e.Documented.Operation;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes requests that are wrong here and there. */
final class Nonsense {
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
                HttpRequest.newBuilder(URI.create(server + target)).timeout(FuzzTest.HANGS);
        if (chance(85)) {
            request.header("Authorization", "Bearer " + one(tokens));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            String value = one(WORDS).replaceAll("[^ -~]", "?");
            request.setHeader(one(HEADERS), value);
        }
        String method = chance(95) ? operation.method() : one(List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"));
        if (operation.hasBody() || chance(5)) {
            request.header("Content-Type", chance(95) ? "application/json" : one(List.of("text/plain", "x", "*/*")));
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
        return word.startsWith("%") ? word : URLEncoder.encode(word, UTF_8).replace("+", "%20");
    }
}
