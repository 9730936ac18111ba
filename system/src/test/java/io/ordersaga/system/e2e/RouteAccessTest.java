package io.ordersaga.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets in at which route: every route of every service on its own port, and of all through the gateway. */
@ExtendWith(RunningShop.class)
@Timeout(300)
class RouteAccessTest {
    private static final Set<Role> EVERYBODY = Set.of(Role.values());
    private static final Set<Role> ADMINS = Set.of(Role.ADMIN);
    private static final Set<Role> ANALYSTS = Set.of(Role.ANALYST, Role.ADMIN);

    /** Written by hand, so that a route that is added or opened must be thought of here. */
    private static final Map<String, Set<Role>> NEEDS = Map.ofEntries(
            Map.entry("logout", EVERYBODY),
            Map.entry("get-profile", EVERYBODY),
            Map.entry("list-users", ADMINS),
            Map.entry("delete-user", ADMINS),
            Map.entry("create-product", ADMINS),
            Map.entry("update-product", ADMINS),
            Map.entry("delete-product", ADMINS),
            Map.entry("adjust-stock", ADMINS),
            Map.entry("place-order", EVERYBODY),
            Map.entry("list-my-orders", EVERYBODY),
            Map.entry("list-all-orders", ADMINS),
            Map.entry("list-my-payments", EVERYBODY),
            Map.entry("list-my-notifications", EVERYBODY),
            Map.entry("get-orders-by-status", ANALYSTS),
            Map.entry("get-funnel", ANALYSTS),
            Map.entry("get-failures", ANALYSTS),
            Map.entry("get-revenue", ANALYSTS),
            Map.entry("get-top-products", ANALYSTS),
            Map.entry("get-saga-duration", ANALYSTS),
            Map.entry("list-stores", ANALYSTS),
            Map.entry("scan-store", ANALYSTS),
            Map.entry("get-from-store", ANALYSTS));

    /** Everybody gets past the door; behind it, there is nothing but what is one's own. */
    private static final Set<String> OWNED = Set.of(
            "get-user",
            "update-user",
            "get-order",
            "get-order-timeline",
            "stream-order-events",
            "cancel-order",
            "get-payment-of-order",
            "get-payment");

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
        known.addAll(OWNED);
        known.addAll(OPEN);
        assertThat(operations).isEqualTo(known);
    }

    private static List<Operation> operations(RecordedClient client) {
        return new Documented(client.succeed(Call.of("GET", "/openapi.json"))).operations();
    }

    private void walk(RecordedClient client, Operation operation, ForgedTokens tokens) {
        Call call = Call.of(operation.method(), operation.path().replaceAll("\\{[^}]+}", "unknown"));
        Set<Role> allowed =
                OWNED.contains(operation.name()) ? EVERYBODY : NEEDS.getOrDefault(operation.name(), Set.of());
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
        boolean failed = exchange.status() >= 500 && !Exchange.isNotReady(exchange.path(), exchange.status());
        if (found != among || failed || !challenged) {
            breaches.add(operation.name() + " " + who + ": " + exchange.status());
        }
    }

    /** Every route that is declared to be about somebody's thing, on a thing of each kind. */
    @Test
    void shouldHideWhatBelongsToSomebodyElseAndShowItToAdministrators(Shop shop, TestSystem system) throws Exception {
        JsonNode registered = shop.register();
        ShopClient owner = shop.anyone().withToken(registered.path("token").asText());
        String order = Shop.placeAndAwaitEnd(
                        owner, Shop.order(shop.newProduct("10.00", 5), 1).put("paymentToken", "tok_decline"))
                .path("id")
                .asText();
        String payment = Shop.awaitPayment(owner, order, "FAILED").path("id").asText();
        Map<String, String> things = Map.of(
                "/api/users/{id}",
                "/api/users/" + registered.at("/user/id").asText(),
                "/api/orders/{id}",
                "/api/orders/" + order,
                "/api/payments/order/{orderId}",
                "/api/payments/order/" + order,
                "/api/payments/{id}",
                "/api/payments/" + payment);
        ForgedTokens tokens = new ForgedTokens(system.key(), UserId.of(UUID.randomUUID()));
        String stranger = tokens.good(Role.USER);
        Set<String> seen = new TreeSet<>();

        try (RecordedClient client = new RecordedClient(shop.gateway())) {
            for (Operation operation : operations(client)) {
                if (operation.isOwned()) {
                    seen.add(operation.name());
                    String path = pathOf(operation, things);
                    Call call = call(operation, path);
                    assertThat(client.send(call.as(stranger)).status())
                            .as("%s for a stranger", operation.name())
                            .isEqualTo(404);
                    for (String token : List.of(registered.path("token").asText(), tokens.good(Role.ADMIN))) {
                        assertThat(client.send(call.as(token)).status())
                                .as("%s for its owner, or an administrator", operation.name())
                                .isNotIn(401, 403, 404);
                    }
                }
            }
        }

        assertThat(seen).isEqualTo(new TreeSet<>(OWNED));
        for (String list :
                List.of("/api/orders/my-orders", "/api/payments/my-payments", "/api/notifications/my-notifications")) {
            assertThat(shop.anyone().withToken(stranger).get(list).orThrow().toString())
                    .doesNotContain(order);
        }
    }

    private static String pathOf(Operation operation, Map<String, String> things) {
        String kind = things.keySet().stream()
                .filter(operation.path()::startsWith)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing here is what " + operation.path() + " is about"));
        return things.get(kind) + operation.path().substring(kind.length());
    }

    private static Call call(Operation operation, String path) {
        Call call = Call.of(operation.method(), path);
        return operation.hasBody() ? call.sending("{}") : call;
    }

    /** The gateway does not ask the services how it should count a request. */
    @Test
    void shouldCountEveryRequestAsItsRouteDeclares(Shop shop) {
        Map<String, String> counted = new TreeMap<>();
        Map<String, String> declared = new TreeMap<>();

        try (RecordedClient client = new RecordedClient(shop.gateway())) {
            for (Operation operation : operations(client)) {
                if (operation.path().startsWith("/api/")) {
                    String target = operation.path().replaceAll("\\{[^}]+}", "unknown");
                    Optional<String> policy =
                            client.send(Call.of(operation.method(), target)).header("RateLimit-Policy");
                    counted.put(operation.name(), policy.orElse("not counted").split(";", 2)[0]);
                    declared.put(operation.name(), '"' + operation.rateClass() + '"');
                }
            }
        }

        assertThat(counted).isNotEmpty().isEqualTo(declared);
    }
}
