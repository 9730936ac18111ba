package io.ordersaga.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordersaga.system.client.ShopClient;
import io.ordersaga.system.e2e.Documented.Operation;
import io.ordersaga.system.e2e.RecordedClient.Call;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets in at which route: every route of every service on its own port, and of all through the gateway. */
@ExtendWith(RunningShop.class)
@Timeout(300)
class RouteAccessTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Role> EVERYBODY = Set.of(Role.values());
    private static final Set<Role> ADMINS = Set.of(Role.ADMIN);

    /** Written by hand, so that a route that is added or opened must be thought of here. */
    private static final Map<String, Set<Role>> NEEDS = Map.ofEntries(
            Map.entry("logout", EVERYBODY),
            Map.entry("get-profile", EVERYBODY),
            Map.entry("list-users", ADMINS),
            Map.entry("get-user", EVERYBODY),
            Map.entry("update-user", EVERYBODY),
            Map.entry("delete-user", ADMINS),
            Map.entry("create-product", ADMINS),
            Map.entry("update-product", ADMINS),
            Map.entry("delete-product", ADMINS),
            Map.entry("adjust-stock", ADMINS),
            Map.entry("place-order", EVERYBODY),
            Map.entry("list-my-orders", EVERYBODY),
            Map.entry("list-all-orders", ADMINS),
            Map.entry("get-order", EVERYBODY),
            Map.entry("get-order-timeline", EVERYBODY),
            Map.entry("stream-order-events", EVERYBODY),
            Map.entry("cancel-order", EVERYBODY),
            Map.entry("get-payment-of-order", EVERYBODY),
            Map.entry("list-my-payments", EVERYBODY),
            Map.entry("get-payment", EVERYBODY),
            Map.entry("list-my-notifications", EVERYBODY));

    private static final Set<String> OPEN = Set.of(
            "register",
            "login",
            "refresh",
            "get-keys",
            "list-products",
            "get-product",
            "explain-problem",
            "get-openapi-document",
            "get-docs",
            "get-docs-file",
            "get-metrics",
            "health",
            "health-live",
            "health-ready",
            // Of the config server, which knows services by tokens of their own.
            "list-configured-services",
            "list-configured-profiles",
            "get-configuration");

    private final List<String> breaches = new ArrayList<>();
    private int cases;

    @Test
    void shouldLetNobodyInWhoDoesNotBelong(TestSystem system) {
        ForgedTokens tokens = new ForgedTokens(system.key(), UserId.of(UUID.randomUUID()));
        Set<String> operations = new TreeSet<>();
        for (URI server : system.servers()) {
            try (RecordedClient client = new RecordedClient(server)) {
                for (Operation operation : operations(client)) {
                    operations.add(operation.name());
                    walk(client, operation, tokens);
                }
            }
        }

        System.out.printf("%d operations, %d cases, %d breaches%n", operations.size(), cases, breaches.size());
        assertThat(breaches).isEmpty();
        Set<String> known = new TreeSet<>(NEEDS.keySet());
        known.addAll(OPEN);
        assertThat(operations).isEqualTo(known);
    }

    private static List<Operation> operations(RecordedClient client) {
        return new Documented(client.succeed(Call.of("GET", "/openapi.json"))).operations();
    }

    private void walk(RecordedClient client, Operation operation, ForgedTokens tokens) {
        Call call = Call.of(operation.method(), operation.path().replaceAll("\\{[^}]+}", "unknown"));
        Set<Role> allowed = NEEDS.getOrDefault(operation.name(), Set.of());
        if (allowed.isEmpty()) {
            expect(client, operation, "without a token", call, false, 401, 403);
            return;
        }
        expect(client, operation, "without a token", call, true, 401);
        tokens.all().forEach((flaw, token) -> expect(client, operation, flaw, call.as(token), true, 401));
        for (Role role : Role.values()) {
            Call asRole = call.as(tokens.good(role));
            if (allowed.contains(role)) {
                expect(client, operation, "as " + role, asRole, false, 401, 403);
            } else {
                expect(client, operation, "as " + role, asRole, true, 403);
            }
        }
    }

    private void expect(
            RecordedClient client, Operation operation, String who, Call call, boolean among, int... statuses) {
        cases++;
        Exchange exchange = client.send(call);
        boolean found = Arrays.stream(statuses).anyMatch(status -> status == exchange.status());
        boolean challenged =
                exchange.status() != 401 || exchange.header("WWW-Authenticate").isPresent();
        if (found != among || exchange.status() >= 500 || !challenged) {
            breaches.add(operation.name() + " " + who + ": " + exchange.status());
        }
    }

    @Test
    void shouldHideWhatBelongsToSomebodyElseAndShowItToAdministrators(Shop shop) throws Exception {
        JsonNode registered = shop.anyone()
                .post("/api/auth/register", JSON.readTree("""
                        {"email": "%s", "password": "password123", "firstName": "A", "lastName": "B"}""".formatted(Shop.newEmail())))
                .orThrow();
        ShopClient owner = shop.anyone().withToken(registered.path("token").asText());
        String order = Shop.placeAndAwaitEnd(owner, Shop.order(shop.newProduct("10.00", 5), 1))
                .path("id")
                .asText();
        String payment = Shop.awaitPayment(owner, order, "COMPLETED").path("id").asText();
        List<String> reads = List.of(
                "/api/users/" + registered.at("/user/id").asText(),
                "/api/orders/" + order,
                "/api/orders/" + order + "/timeline",
                "/api/payments/order/" + order,
                "/api/payments/" + payment);
        ShopClient stranger = shop.newCustomer();

        for (String path : reads) {
            assertThat(owner.get(path).status()).as("%s for its owner", path).isEqualTo(200);
            assertThat(shop.admin().get(path).status())
                    .as("%s for an administrator", path)
                    .isEqualTo(200);
            assertThat(stranger.get(path).status())
                    .as("%s for a stranger", path)
                    .isEqualTo(404);
        }
        assertThat(stranger.post("/api/orders/" + order + "/cancel", ShopClient.object())
                        .status())
                .isEqualTo(404);
        assertThat(stranger.send("PUT", reads.getFirst(), ShopClient.object().put("firstName", "Eve"), Map.of())
                        .status())
                .isEqualTo(404);
        for (String list :
                List.of("/api/orders/my-orders", "/api/payments/my-payments", "/api/notifications/my-notifications")) {
            assertThat(stranger.get(list).orThrow().toString()).doesNotContain(order);
        }
    }
}
