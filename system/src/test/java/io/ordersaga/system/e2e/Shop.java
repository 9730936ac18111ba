package io.ordersaga.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.system.client.Answer;
import io.ordersaga.system.client.Links;
import io.ordersaga.system.client.ShopClient;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** What the end-to-end tests do with a running shop, in the shop's words. */
final class Shop {
    static final String ADMIN_EMAIL = "admin@example.org";
    /** Of every customer. */
    static final String PASSWORD = "password123";

    static final String ADMIN_PASSWORD = "correct-horse-battery";
    private static final Duration DEFINITELY_TOO_SLOW = Duration.ofSeconds(60);

    private final URI gateway;
    private final ShopClient anyone;
    private final ShopClient admin;

    Shop(URI gateway) {
        this.gateway = gateway;
        anyone = ShopClient.of(gateway);
        admin = anyone.loggedIn(ADMIN_EMAIL, ADMIN_PASSWORD);
    }

    URI gateway() {
        return gateway;
    }

    ShopClient anyone() {
        return anyone;
    }

    ShopClient admin() {
        return admin;
    }

    ShopClient newCustomer() {
        return anyone.registered(newEmail(), PASSWORD);
    }

    /** Opens an account. @return the answer, with its tokens */
    JsonNode register() {
        return anyone.post("/api/auth/register", registration(newEmail())).orThrow();
    }

    static ObjectNode registration(String email) {
        return ShopClient.object()
                .put("email", email)
                .put("password", PASSWORD)
                .put("firstName", "Ada")
                .put("lastName", "Lovelace");
    }

    static String newEmail() {
        return "customer-" + UUID.randomUUID() + "@example.org";
    }

    /** Creates a product and gives its id. */
    String newProduct(String price, int stock) {
        return admin.post("/api/admin/products", product(price, stock))
                .orThrow()
                .path("id")
                .asText();
    }

    static ObjectNode product(String price, int stock) {
        return ShopClient.object()
                .put("name", "Product " + UUID.randomUUID())
                .put("description", "for a test")
                .put("price", price)
                .put("stock", stock);
    }

    static ObjectNode order(String product, int quantity) {
        return withItem(ShopClient.object(), product, quantity);
    }

    static ObjectNode withItem(ObjectNode order, String product, int quantity) {
        order.withArray("items").addObject().put("productId", product).put("quantity", quantity);
        return order;
    }

    /** Places an order, which must be accepted, and gives its id. */
    static String place(ShopClient customer, JsonNode order) {
        Answer answer = customer.post("/api/orders", order);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.body().path("order").path("id").asText();
    }

    /** Places an order and gives it as it was when it had ended. */
    static JsonNode placeAndAwaitEnd(ShopClient customer, JsonNode order) {
        return awaitEnd(customer, place(customer, order));
    }

    /** Gives an order when it has ended. */
    static JsonNode awaitEnd(ShopClient customer, String order) {
        return await(
                "order " + order + " to end",
                () -> customer.get("/api/orders/" + order + "?wait=30").orThrow(),
                row -> !row.path("status").asText().equals("PENDING"));
    }

    int stockOf(String product) {
        return anyone.get("/api/products/" + product).orThrow().path("stock").asInt();
    }

    /** Waits until a product's available stock is so much: the releases that follow a failed order take their time. */
    void awaitStock(String product, int expected) {
        await("stock of " + product + " to be " + expected, () -> stockOf(product), stock -> stock == expected);
    }

    static JsonNode paymentOf(ShopClient customer, String order) {
        return customer.get("/api/payments/order/" + order).orThrow();
    }

    /** Waits until an order's payment has a status. */
    static JsonNode awaitPayment(ShopClient customer, String order, String status) {
        return await(
                "payment of " + order + " to be " + status,
                () -> customer.get("/api/payments/order/" + order).body(),
                payment -> payment.path("status").asText().equals(status));
    }

    static List<String> timeline(ShopClient customer, String order) {
        JsonNode timeline = customer.get("/api/orders/" + order + "/timeline").orThrow();
        return StreamSupport.stream(timeline.spliterator(), false)
                .map(step -> step.path("event").asText())
                .toList();
    }

    /** Asks again and again, with a bound, until the answer is as wanted. */
    static <T> T await(String what, Supplier<T> question, Predicate<T> wanted) {
        Instant deadline = Instant.now().plus(DEFINITELY_TOO_SLOW);
        T last;
        do {
            last = question.get();
            if (wanted.test(last)) {
                return last;
            }
        } while (Instant.now().isBefore(deadline));
        throw new AssertionError("waited " + DEFINITELY_TOO_SLOW + " for " + what + "; last seen: " + last);
    }

    static Map<String, String> idempotencyKey(String key) {
        return Map.of("Idempotency-Key", key);
    }

    /** All pages of a list. */
    static List<JsonNode> pages(ShopClient client, String path) {
        List<JsonNode> all = new ArrayList<>();
        Optional<String> next = Optional.of(path);
        while (next.isPresent()) {
            Answer page = client.get(next.get());
            page.orThrow().forEach(all::add);
            next = Links.next(page.headers());
        }
        return all;
    }

    /** A text as a part of a path, or as the value of a parameter. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
