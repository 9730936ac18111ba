package io.ordersaga.system.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.system.e2e.Documented.Operation;
import io.ordersaga.system.e2e.RecordedClient.Call;
import java.util.UUID;

/** Calls every operation: each of them wrongly, in every way that its declaration forbids, and those of the shop rightly. */
final class RouteWalk {
    private static final String ORDER = "{\"items\":[{\"productId\":\"%s\",\"quantity\":1}]%s}";

    private final RecordedClient client;
    private final String admin;
    private final String customer;

    RouteWalk(RecordedClient client) {
        this.client = client;
        this.admin = token("/api/auth/login", """
                {"email": "%s", "password": "%s"}""".formatted(Shop.ADMIN_EMAIL, Shop.ADMIN_PASSWORD));
        this.customer = client.succeed(register()).path("token").asText();
    }

    private static Call register() {
        return Call.of("POST", "/api/auth/register").sending("""
                {"email": "%s", "password": "password123", "firstName": "Ada", "lastName": "Lovelace"}""".formatted(Shop.newEmail()));
    }

    private String token(String path, String body) {
        return client.succeed(Call.of("POST", path).sending(body)).path("token").asText();
    }

    /** Everything that is wrong whatever the operation does, and what needs no preparation. */
    void sendMistakes(Operation operation) {
        Call call = Call.of(operation.method(), unknown(operation.path()));
        client.send(call);
        client.send(call.as("forged"));
        client.send(Call.of(operation.method(), unknown(operation.path()) + "?nonsense=1")
                .as(admin));
        client.send(call.as(customer));
        if (operation.hasBody()) {
            client.send(call.as(admin).sending("{"));
            client.send(call.as(admin).sending("[]"));
            client.send(call.as(admin).sending("{\"nonsense\": 1}"));
            client.send(call.as(admin).sending("{}").with("Content-Type", "text/plain"));
            client.send(call.as(admin).sending("x".repeat(300_000)));
        }
        for (JsonNode parameter : operation.json().path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                client.send(Call.of(
                                operation.method(),
                                unknown(operation.path()) + "?"
                                        + parameter.path("name").asText() + "=%00")
                        .as(admin));
            }
        }
    }

    /** A list, a page or a fact that can be asked for without preparation. */
    void read(Operation operation) {
        if (operation.method().equals("GET") && !operation.path().contains("{")) {
            client.send(Call.of("GET", operation.path()).as(admin));
        }
    }

    private static String unknown(String path) {
        return path.replaceAll("\\{[^}]+}", "unknown");
    }

    void walkTheCatalogue() {
        JsonNode product = newProduct();
        String path = "/api/products/" + product.path("id").asText();
        String adminPath = "/api/admin/products/" + product.path("id").asText();
        client.send(create(product.path("id").asText()));
        readTwice(path, customer);
        client.send(Call.of("GET", "/api/products?limit=1&offset=0&inStock=true&minPrice=0.01&q=product"));
        client.send(Call.of("PUT", adminPath).as(admin).sending("{\"price\": 2.5, \"category\": \"Books\"}"));
        client.send(
                Call.of("PUT", adminPath).as(admin).with("If-Match", "\"1\"").sending("{\"price\": \"3\"}"));
        client.send(Call.of("POST", adminPath + "/stock").as(admin).sending("{\"delta\": 3, \"reason\": \"found\"}"));
        client.send(Call.of("POST", adminPath + "/stock").as(admin).sending("{\"delta\": -999, \"reason\": \"lost\"}"));
        client.send(Call.of("DELETE", adminPath).as(admin).with("If-Match", "\"1\""));
        client.send(Call.of("DELETE", adminPath).as(admin));
        client.send(Call.of("GET", path));
    }

    void walkOrdersAndPayments() {
        String product = newProduct().path("id").asText();
        Call wish = place(product, "").with("Idempotency-Key", UUID.randomUUID().toString());
        String order =
                client.succeed(wish.with("Prefer", "wait=20")).at("/order/id").asText();
        client.send(wish);
        client.send(wish.sending(ORDER.formatted(product, ",\"paymentToken\":\"other\"")));
        client.send(place(product, ",\"totalAmount\":0.01"));
        client.send(place("prd_00000000-0000-0000-0000-000000000000", ""));
        JsonNode payment = awaitPayment(order);
        readTwice("/api/payments/order/" + order, customer);
        readTwice("/api/payments/" + payment.path("id").asText(), customer);
        readTwice("/api/orders/" + order, customer);
        client.send(Call.of("GET", "/api/orders/" + order + "/timeline").as(customer));
        client.send(
                Call.of("GET", "/api/orders/my-orders?limit=1&status=CONFIRMED").as(customer));
        client.send(Call.of("GET", "/api/orders/all?limit=1&createdFrom=2026-01-01T00:00:00Z")
                .as(admin));
        client.send(Call.of("GET", "/api/stores/orders?limit=1&to=z").as(admin));
        client.send(Call.of("GET", "/api/stores/orders/" + order).as(admin));
        Shop.await(
                "something that the customer was told",
                () -> client.succeed(
                        Call.of("GET", "/api/notifications/my-notifications").as(customer)),
                told -> !told.isEmpty());
        Call cancel = Call.of("POST", "/api/orders/" + order + "/cancel").as(customer);
        client.send(cancel.sending("{\"reason\": \"too late\"}"));
        client.send(cancel.sending("{}"));
        client.send(Call.of("GET", "/api/orders/" + order + "/events").as(customer));
        client.send(
                Call.of("GET", "/api/orders/" + order + "/events").as(customer).with("Last-Event-ID", "999"));
    }

    void walkAccounts() {
        readTwice("/api/auth/profile", customer);
        JsonNode account = client.succeed(register());
        String refresh = "{\"refreshToken\": \"%s\"}";
        Call renew = Call.of("POST", "/api/auth/refresh")
                .sending(refresh.formatted(account.path("refreshToken").asText()));
        String token = client.succeed(renew).path("token").asText();
        String path = "/api/users/" + account.at("/user/id").asText();
        readTwice(path, token);
        client.send(Call.of("PUT", path).as(token).sending("{\"firstName\": \"Augusta\"}"));
        client.send(Call.of("PUT", path).as(token).sending("{\"role\": \"ADMIN\"}"));
        client.send(Call.of("PUT", path).as(token).with("If-Match", "\"99\"").sending("{\"firstName\": \"Eve\"}"));
        client.send(Call.of("POST", "/api/auth/logout").as(token).sending(refresh.formatted("none")));
        client.send(renew);
        client.send(Call.of("DELETE", path).as(admin));
        client.send(Call.of("GET", path).as(admin));
        client.send(Call.of("POST", "/api/auth/login").sending("""
                {"email": "nobody@example.org", "password": "wrong"}"""));
        client.send(Call.of("POST", "/api/auth/register").sending("""
                {"email": "%s", "password": "password123", "firstName": "A", "lastName": "B"}""".formatted(Shop.ADMIN_EMAIL)));
    }

    void walkThePages() {
        for (String file : new String[] {"docs.js", "swagger-ui-bundle.js", "swagger-ui.css"}) {
            client.send(Call.of("GET", "/docs/" + file));
        }
        client.send(Call.of("GET", "/problems/not-found"));
    }

    private JsonNode newProduct() {
        return client.succeed(create("prd_" + UUID.randomUUID()));
    }

    private Call create(String id) {
        return Call.of("POST", "/api/admin/products").as(admin).sending("""
                {"id": "%s", "name": "Product", "description": "", "price": "1.50", "stock": 9}""".formatted(id));
    }

    private Call place(String product, String more) {
        return Call.of("POST", "/api/orders").as(customer).sending(ORDER.formatted(product, more));
    }

    private JsonNode awaitPayment(String order) {
        Call read = Call.of("GET", "/api/payments/order/" + order).as(customer);
        Shop.await(
                "payment of " + order,
                () -> client.send(read),
                answer -> answer.body().contains("\"COMPLETED\""));
        return client.succeed(read);
    }

    /** Reads, and reads again what is known already. */
    private void readTwice(String path, String token) {
        Exchange first = client.send(Call.of("GET", path).as(token));
        client.send(Call.of("GET", path)
                .as(token)
                .with("If-None-Match", first.header("ETag").orElseThrow()));
    }
}
