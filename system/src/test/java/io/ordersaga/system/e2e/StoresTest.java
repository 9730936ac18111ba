package io.ordersaga.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ordersaga.apps.settings.Account;
import io.ordersaga.system.client.ShopClient;
import io.ordersaga.system.query.QueryCommand;
import io.ordersaga.topics.Email;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What analysts read in the state stores, held against what the shop's own routes say. */
@ExtendWith(RunningShop.class)
@Timeout(300)
class StoresTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void shouldListEveryOpenStoreAndWhereItIs(Shop shop) {
        JsonNode stores = shop.admin().get("/api/stores").orThrow();

        assertThat(texts(shop.admin().get("/api/stores/").orThrow(), "name")).isEqualTo(texts(stores, "name"));
        assertThat(texts(stores, "name"))
                .isSorted()
                .contains("orders", "orders-by-status", "payments", "products", "notifications", "analytics-windows")
                .contains("users", "users-by-time")
                .doesNotContain("credentials", "sessions", "order-saga", "payment-ledger");
        JsonNode orders = one(stores, "name", "orders");
        assertThat(orders.path("service").asText()).isEqualTo("order-service");
        assertThat(orders.path("kind").asText()).isEqualTo("rows");
        assertThat(orders.path("partitions")).isNotEmpty().allSatisfy(partition -> {
            JsonNode owner = partition.path("hosts").path(0);
            assertThat(owner.path("role").asText()).isEqualTo("active");
            assertThat(owner.path("entries").isNumber()).isTrue();
            assertThat(owner.has("lag")).isFalse();
        });
    }

    @Test
    void shouldShowARowAsItIsStoredButForSecrets(Shop shop) {
        ShopClient customer = shop.newCustomer();
        String order = Shop.placeAndAwaitEnd(
                        customer, Shop.order(shop.newProduct("5.00", 9), 2).put("paymentToken", "tok_ok"))
                .path("id")
                .asText();

        JsonNode entry =
                shop.admin().get("/api/stores/orders/" + order).orThrow().path(0);

        assertThat(entry.path("key").asText()).isEqualTo(order);
        assertThat(entry.at("/value/step").asText()).isEqualToIgnoringCase("confirmed");
        assertThat(entry.at("/value/order/lines/0/quantity").asInt()).isEqualTo(2);
        assertThat(entry.toString()).doesNotContain("tok_ok").doesNotContain("fingerprint");
    }

    @Test
    void shouldFindUnderAnIndexWhatItPointsTo(Shop shop) {
        ShopClient customer = shop.newCustomer();
        JsonNode order = Shop.placeAndAwaitEnd(customer, Shop.order(shop.newProduct("5.00", 1), 2));

        JsonNode failed = Shop.pages(shop.admin(), "/api/stores/orders-by-status?limit=1000&prefix=FAILED%7C").stream()
                .filter(entry ->
                        entry.path("value").asText().equals(order.path("id").asText()))
                .findFirst()
                .orElseThrow();

        String key = failed.path("key").asText();
        assertThat(key)
                .isEqualTo("FAILED|" + order.path("createdAt").asText() + "|"
                        + order.path("id").asText());
        assertThat(shop.admin()
                        .get("/api/stores/orders-by-status/" + Shop.encoded(key))
                        .orThrow())
                .containsExactly(failed);
        assertThat(shop.admin()
                        .get("/api/stores/orders-by-status/" + Shop.encoded(key.replace("FAILED", "PENDING")))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void shouldPageThroughAStoreInTheOrderOfItsKeysEachOnce(Shop shop) {
        List<String> own = newProducts(shop, 7);
        List<JsonNode> small = Shop.pages(shop.admin(), "/api/stores/products?limit=2");
        List<JsonNode> large = Shop.pages(shop.admin(), "/api/stores/products?limit=1000");

        assertThat(only(own, small)).isEqualTo(only(own, large));
        assertThat(keys(only(own, large))).isEqualTo(own);
        assertThat(keys(small)).isSorted().doesNotHaveDuplicates();
        String from = own.get(2);
        String to = own.get(5);
        assertThat(keys(only(own, Shop.pages(shop.admin(), "/api/stores/products?limit=2&from=" + from + "&to=" + to))))
                .isEqualTo(own.subList(2, 5));
        assertThat(keys(only(
                        own, Shop.pages(shop.admin(), "/api/stores/products?limit=1&prefix=" + from.substring(0, 20)))))
                .isEqualTo(own.stream()
                        .filter(key -> key.startsWith(from.substring(0, 20)))
                        .toList());
        assertThat(keys(Shop.pages(shop.admin(), "/api/stores/products?from=" + own.getFirst() + "&prefix=" + to)))
                .containsExactly(to);
        assertThat(keys(Shop.pages(shop.admin(), "/api/stores/products?to=" + to.substring(0, 30))))
                .contains(from)
                .allMatch(key -> key.compareTo(to.substring(0, 30)) < 0);
    }

    @Test
    void shouldShowThePartsOfAWindow(Shop shop) {
        Shop.placeAndAwaitEnd(shop.newCustomer(), Shop.order(shop.newProduct("5.00", 9), 1));

        List<JsonNode> windows = Shop.await(
                "a window in which something was ordered",
                () -> Shop.pages(shop.admin(), "/api/stores/analytics-windows?prefix=DAY%7CORDERS"),
                parts -> !parts.isEmpty());

        String key = windows.getFirst().path("key").asText();
        assertThat(shop.admin()
                        .get("/api/stores/analytics-windows/" + Shop.encoded(key))
                        .orThrow())
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part.path("key").asText()).isEqualTo(key));
    }

    @Test
    void shouldAnswerInTheFormThatIsLikedBest(Shop shop) throws IOException {
        String path = "/api/stores/products?limit=1&from=" + shop.newProduct("7.77", 3);
        JsonNode entry = shop.admin().get(path).orThrow().path(0);

        Text lines = text(shop, path, "application/x-ndjson");
        Text csv = text(shop, path, "text/csv");

        assertThat(lines.type()).startsWith("application/x-ndjson");
        assertThat(lines.lines()).hasSize(1);
        assertThat(JSON.readTree(lines.lines().getFirst())).isEqualTo(entry);
        assertThat(csv.type()).startsWith("text/csv");
        assertThat(csv.lines()).hasSize(2);
        assertThat(csv.lines().getFirst()).startsWith("partition,key,").contains("value.details.price");
        assertThat(csv.lines().getLast()).contains(entry.path("key").asText());
        assertThat(lines.headers().firstValue("Link")).isEqualTo(csv.headers().firstValue("Link"));
    }

    @Test
    void shouldReadAStoreToItsEndOnTheCommandLine(Shop shop) {
        List<String> own = newProducts(shop, 3);
        List<String> entries = only(own, Shop.pages(shop.admin(), "/api/stores/products?limit=1000")).stream()
                .map(JsonNode::toString)
                .toList();

        assertThat(linesOf(own, query(shop, "store", "products", "--all"))).isEqualTo(entries);
        assertThat(linesOf(own, query(shop, "store", "products", "--all", "--format", "csv")))
                .hasSize(own.size());
        assertThat(query(shop, "store", "products", own.getFirst())).containsExactly(entries.getFirst());
        assertThat(query(shop, "stores")).anyMatch(line -> line.startsWith("products-by-price "));
        assertThat(query(shop, "analytics", "funnel", "by=day", "--format", "csv"))
                .hasSize(5)
                .startsWith("step,orders");
    }

    private static List<String> query(Shop shop, String... arguments) {
        StringWriter out = new StringWriter();
        int exit = QueryCommand.commandLine(data -> new Account(new Email(Shop.ADMIN_EMAIL), Shop.ADMIN_PASSWORD))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .execute(Stream.concat(
                                Arrays.stream(arguments),
                                Stream.of("--url", shop.gateway().toString()))
                        .toArray(String[]::new));
        assertThat(exit).isZero();
        return out.toString().lines().toList();
    }

    @Test
    void shouldTellAnalyticsAsATable(Shop shop) throws IOException {
        Text statuses = text(shop, "/api/analytics/orders-by-status?by=day", "text/csv");

        assertThat(statuses.lines()).hasSize(5).first().isEqualTo("status,orders");
        assertThat(text(shop, "/api/analytics/revenue?by=day&category=" + UUID.randomUUID(), "text/csv")
                        .lines())
                .containsExactly("start,category,units,revenue,refundedUnits,refunded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"credentials", "sessions", "order-saga", "no-such-store", "orders/unknown", "products/%20"})
    void shouldKnowNothingOfWhatIsNotOpenOrNotThere(String what, Shop shop) {
        assertThat(shop.admin().get("/api/stores/" + what).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=1001", "from=prd_1", "from=b&to=a", "cursor=forged", "offset=3"})
    void shouldRefuseWhatItCannotAnswer(String query, Shop shop) {
        assertThat(shop.admin().get("/api/stores/products?" + query).status()).isEqualTo(400);
    }

    @Test
    void shouldAnswerAnalystsOnly(Shop shop) {
        ShopClient customer = shop.newCustomer();

        for (String path : new String[] {"/api/stores", "/api/stores/orders", "/api/stores/orders/unknown"}) {
            assertThat(customer.get(path).status()).as(path).isEqualTo(403);
            assertThat(shop.anyone().get(path).status()).as(path).isEqualTo(401);
        }
    }

    private record Text(HttpHeaders headers, List<String> lines) {
        String type() {
            return headers.firstValue("Content-Type").orElseThrow();
        }
    }

    private static Text text(Shop shop, String path, String mediaType) throws IOException {
        HttpResponse<Stream<String>> answer = shop.admin().stream(path, Map.of("Accept", mediaType));
        try (Stream<String> lines = answer.body()) {
            assertThat(answer.statusCode()).isEqualTo(200);
            return new Text(answer.headers(), lines.toList());
        }
    }

    /** Products of the test's own, in the order of their keys: what nobody else changes meanwhile. */
    private static List<String> newProducts(Shop shop, int count) {
        return Stream.generate(() -> shop.newProduct("7.77", 3))
                .limit(count)
                .sorted()
                .toList();
    }

    private static List<JsonNode> only(List<String> keys, List<JsonNode> entries) {
        return entries.stream()
                .filter(entry -> keys.contains(entry.path("key").asText()))
                .toList();
    }

    private static List<String> linesOf(List<String> keys, List<String> lines) {
        return lines.stream()
                .filter(line -> keys.stream().anyMatch(line::contains))
                .toList();
    }

    private static List<String> keys(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.path("key").asText()).toList();
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path(field).asText())
                .toList();
    }

    private static JsonNode one(JsonNode list, String field, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(one -> one.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }
}
