package io.ordersaga.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.system.client.ShopClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What analysts are told, held against the event log and against what the order service says. */
@ExtendWith(RunningShop.class)
@Timeout(300)
class AnalyticsTest {
    private static final String HOURS = "by=hour";

    private final String category = "Category " + UUID.randomUUID();

    private record Asked(ShopClient analyst, String span) {
        JsonNode of(String route, String more) {
            return analyst.get("/api/analytics/" + route + "?" + span + more).orThrow();
        }

        Map<String, Long> counts(String route, String list, String name) {
            Map<String, Long> counts = new TreeMap<>();
            of(route, "")
                    .path(list)
                    .forEach(row -> counts.put(
                            row.path(name).asText(), row.path("orders").asLong()));
            return counts;
        }

        /** Revenue less refunds. */
        Map<String, BigDecimal> net(Stream<JsonNode> rows, String name) {
            Map<String, BigDecimal> net = new TreeMap<>();
            rows.forEach(row -> net.merge(
                    row.path(name).asText(),
                    new BigDecimal(row.path("revenue").asText())
                            .subtract(new BigDecimal(row.path("refunded").asText())),
                    BigDecimal::add));
            return net;
        }
    }

    private static Asked asking(Shop shop, String by) {
        return new Asked(shop.admin(), by + "&from=" + Instant.now().minus(Duration.ofHours(20)));
    }

    /** Orders that end in every way, one of them taken back after it was confirmed. */
    @BeforeEach
    void placeAMix(Shop shop) {
        String product = newProduct(shop, "12.50", 50);
        String scarce = newProduct(shop, "99.99", 1);
        ShopClient customer = shop.newCustomer();
        Shop.placeAndAwaitEnd(customer, Shop.withItem(Shop.order(product, 2), shop.newProduct("3.00", 9), 1));
        Shop.placeAndAwaitEnd(customer, Shop.order(product, 1).put("paymentToken", "tok_decline"));
        Shop.placeAndAwaitEnd(customer, Shop.withItem(Shop.order(product, 1), scarce, 2));
        String regretted = Shop.placeAndAwaitEnd(customer, Shop.order(scarce, 1))
                .path("id")
                .asText();
        customer.post("/api/orders/" + regretted + "/cancel", ShopClient.object())
                .orThrow();
        String hasty = Shop.place(customer, Shop.order(product, 3).put("paymentToken", "tok_slow_3s"));
        customer.post("/api/orders/" + hasty + "/cancel", ShopClient.object()).orThrow();
        Shop.awaitEnd(customer, hasty);
    }

    private String newProduct(Shop shop, String price, int stock) {
        return shop.admin()
                .post("/api/admin/products", Shop.product(price, stock).put("category", category))
                .orThrow()
                .path("id")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"by=minute", HOURS, "by=day"})
    void shouldCountWhatTheEventLogHolds(String by, Shop shop, Records records) {
        Asked asked = asking(shop, by);

        Seen seen = Shop.await(
                "the windows to hold what the log holds",
                () -> Seen.of(asked, CountedFromLog.of(records)),
                one -> one.windows().equals(one.log()));

        assertThat(seen.windows().failures()).containsKeys("payment-declined", "out-of-stock");
        assertPercentiles(seen.durations(), seen.millis());
    }

    private record Counts(
            Map<String, Long> statuses,
            Map<String, Long> funnel,
            Map<String, Long> failures,
            Map<String, BigDecimal> net,
            int sagas) {}

    /** The windows and the log, read one right after the other: other tests place orders meanwhile. */
    private record Seen(Counts windows, Counts log, JsonNode durations, List<Long> millis) {
        static Seen of(Asked asked, CountedFromLog log) {
            JsonNode durations = asked.of("saga-duration", "").path("all");
            Map<String, Long> failures = asked.counts("failures", "reasons", "reason");
            failures.values().removeIf(count -> count == 0);
            Counts windows = new Counts(
                    asked.counts("orders-by-status", "statuses", "status"),
                    asked.counts("funnel", "steps", "step"),
                    failures,
                    asked.net(categories(asked.of("revenue", "")), "category"),
                    durations.path("sagas").asInt());
            Counts logged = new Counts(
                    log.statuses(),
                    log.funnel(),
                    log.failures(),
                    log.netByCategory(),
                    log.millis().size());
            return new Seen(windows, logged, durations, log.millis());
        }
    }

    @Test
    void shouldSayOfOneCategoryWhatWasSoldAndTakenBack(Shop shop) {
        Asked asked = asking(shop, HOURS);
        String ours = "&category=" + category.replace(" ", "%20");

        JsonNode revenue = Shop.await(
                "the refund to be counted",
                () -> asked.of("revenue", ours),
                answer -> answer.path("refunded").asText().equals("99.99"));

        assertThat(revenue.path("revenue").asText()).isEqualTo("124.99");
        assertThat(revenue.path("currency").asText()).isEqualTo("USD");
        assertThat(categories(revenue)
                        .mapToInt(row -> row.path("units").asInt())
                        .sum())
                .isEqualTo(3);
    }

    @Test
    void shouldRankTheProductsOfTheEventLog(Shop shop, Records records) {
        Asked asked = asking(shop, "by=day");

        Shop.await(
                "the products to be those of the log",
                () -> asked.of("top-products", "&n=100").path("products"),
                products -> holds(CountedFromLog.of(records).netByProduct(), asked.net(rows(products), "productId")));

        List<BigDecimal> revenue = rows(asked.of("top-products", "&n=100").path("products"))
                .map(row -> new BigDecimal(row.path("revenue").asText()))
                .toList();
        assertThat(revenue).isNotEmpty().isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    private static boolean holds(Map<String, BigDecimal> all, Map<String, BigDecimal> some) {
        return all.entrySet().containsAll(some.entrySet()) && some.size() == Math.min(100, all.size());
    }

    @Test
    void shouldAgreeWithTheOrderService(Shop shop) {
        Asked asked = asking(shop, "by=day");

        Map<String, Long> counts = Shop.await(
                "the windows to hold what the order service shows",
                () -> asked.counts("orders-by-status", "statuses", "status"),
                found -> found.equals(ordersByStatus(shop)));

        assertThat(counts.get("CONFIRMED")).isPositive();
    }

    private static Map<String, Long> ordersByStatus(Shop shop) {
        Map<String, Long> counts = new TreeMap<>();
        for (String status : List.of("PENDING", "CONFIRMED", "FAILED", "CANCELLED")) {
            counts.put(status, count(shop, "/api/orders/all?limit=100&status=" + status));
        }
        return counts;
    }

    private static long count(Shop shop, String first) {
        long count = 0;
        String page = first;
        while (!page.isEmpty()) {
            var answer = shop.admin().get(page);
            count += answer.orThrow().size();
            page = answer.headers()
                    .firstValue("Link")
                    .map(link -> link.replaceAll("^<(.*)>.*$", "$1"))
                    .orElse("");
        }
        return count;
    }

    private static Stream<JsonNode> rows(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Stream<JsonNode> categories(JsonNode revenue) {
        return rows(revenue.path("windows")).flatMap(window -> rows(window.path("categories")));
    }

    private static void assertPercentiles(JsonNode all, List<Long> millis) {
        Map<String, Double> quantiles = Map.of("p50Ms", 0.5, "p90Ms", 0.9, "p95Ms", 0.95, "p99Ms", 0.99, "maxMs", 1.0);
        quantiles.forEach((name, quantile) -> {
            double rank = quantile * (millis.size() - 1);
            assertThat(all.path(name).asDouble())
                    .as(name)
                    .isBetween(
                            millis.get((int) Math.floor(rank)) * 0.99 - 1,
                            millis.get((int) Math.ceil(rank)) * 1.01 + 1);
        });
    }
}
