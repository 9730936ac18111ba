package io.ordersaga.edge.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.http.TestEdge;
import io.ordersaga.edge.http.TestEdge.Answer;
import io.ordersaga.edge.openapi.DocumentRoutes;
import io.ordersaga.edge.store.KeyRange;
import io.ordersaga.edge.store.Listed;
import io.ordersaga.edge.store.Slice;
import io.ordersaga.edge.store.StoreUnavailableException;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topology.stream.analytics.TallyKeys;
import io.ordersaga.topology.view.analytics.Count.Kind;
import io.ordersaga.topology.view.analytics.Milestone;
import io.ordersaga.topology.view.analytics.Percentiles;
import io.ordersaga.topology.view.analytics.Resolution;
import io.ordersaga.topology.view.analytics.Tally;
import io.ordersaga.topology.view.analytics.Tally.Cohort;
import io.ordersaga.topology.view.analytics.Tally.Durations;
import io.ordersaga.topology.view.analytics.Tally.Failures;
import io.ordersaga.topology.view.analytics.Tally.ProductSales;
import io.ordersaga.topology.view.analytics.Tally.Sales;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyticsEdgeTest {
    private static final Instant NOW = TestEdge.NOW.plusSeconds(90);
    private static final Instant HOUR = TestEdge.NOW;
    private static final ProductId LAMP = ProductId.of(new UUID(0, 1));
    private static final ProductId DESK = ProductId.of(new UUID(0, 2));

    private final List<TreeMap<String, Tally>> partitions = List.of(new TreeMap<>(), new TreeMap<>());
    private final TestEdge edge = new TestEdge(
            DocumentRoutes.with("analytics-service", new AnalyticsEdge(this::slices, () -> NOW, "USD").routes())
                    .toArray(Route[]::new));

    private boolean rebalancing;

    @AfterEach
    void close() {
        edge.close();
    }

    @Test
    void shouldAddUpTheStatusesOfAllPartitionsAndWindows() {
        given(
                0,
                Resolution.HOUR,
                Kind.ORDERS,
                HOUR,
                "",
                cohort(Map.of(Milestone.CREATED, 5L, Milestone.CONFIRMED, 3L)));
        given(1, Resolution.HOUR, Kind.ORDERS, HOUR, "", cohort(Map.of(Milestone.CREATED, 2L, Milestone.FAILED, 1L)));
        given(
                1,
                Resolution.HOUR,
                Kind.ORDERS,
                HOUR.minusSeconds(3600),
                "",
                cohort(Map.of(
                        Milestone.CREATED,
                        2L,
                        Milestone.CONFIRMED,
                        2L,
                        Milestone.CANCELLED,
                        1L,
                        Milestone.TAKEN_BACK,
                        1L)));

        assertThat(get("orders-by-status").text()).isEqualTo("""
                {"by":"hour","from":"2026-02-28T13:00:00.000Z","to":"2026-03-01T13:00:00.000Z","orders":9,"statuses":[\
                {"status":"PENDING","orders":3},{"status":"CONFIRMED","orders":4},{"status":"FAILED","orders":1},\
                {"status":"CANCELLED","orders":1}]}""");
    }

    @Test
    void shouldShowTheFunnel() {
        given(
                1,
                Resolution.DAY,
                Kind.ORDERS,
                Resolution.DAY.startOf(HOUR),
                "",
                cohort(Map.of(
                        Milestone.CREATED, 9L, Milestone.RESERVED, 7L, Milestone.PAID, 6L, Milestone.CONFIRMED, 5L)));

        assertThat(get("funnel?by=day").json().path("steps").toString()).isEqualTo("""
                [{"step":"created","orders":9},{"step":"reserved","orders":7},{"step":"paid","orders":6},\
                {"step":"confirmed","orders":5}]""");
    }

    @Test
    void shouldNameEveryReasonOfFailureWithItsNumber() {
        given(0, Resolution.HOUR, Kind.FAILURES, HOUR, "out-of-stock", new Failures(2));
        given(1, Resolution.HOUR, Kind.FAILURES, HOUR, "out-of-stock", new Failures(1));

        JsonNode reasons = get("failures").json().path("reasons");

        assertThat(reasons.findValuesAsText("reason"))
                .containsExactly(
                        "out-of-stock", "unknown-product", "payment-declined", "payment-timeout", "saga-timeout");
        assertThat(reasons.findValuesAsText("orders")).containsExactly("3", "0", "0", "0", "0");
    }

    @Test
    void shouldShowRevenueByWindowAndCategory() {
        given(0, Resolution.MINUTE, Kind.CATEGORIES, HOUR, "Light", new Sales(2, 20_00, 0, 0));
        given(1, Resolution.MINUTE, Kind.CATEGORIES, HOUR, "Light", new Sales(1, 10_00, 0, 0));
        given(1, Resolution.MINUTE, Kind.CATEGORIES, HOUR, "", new Sales(1, 30_00, 0, 0));
        given(0, Resolution.MINUTE, Kind.CATEGORIES, HOUR.plusSeconds(60), "Light", new Sales(0, 0, 1, 10_05));

        assertThat(get("revenue?by=minute&from=2026-03-01T11:59:30Z").text()).isEqualTo("""
                {"by":"minute","from":"2026-03-01T11:59:00.000Z","to":"2026-03-01T12:02:00.000Z","currency":"USD",\
                "revenue":"60.00","refunded":"10.05","windows":[\
                {"start":"2026-03-01T12:00:00.000Z","revenue":"60.00","refunded":"0.00","categories":[\
                {"units":1,"revenue":"30.00","refundedUnits":0,"refunded":"0.00"},\
                {"category":"Light","units":3,"revenue":"30.00","refundedUnits":0,"refunded":"0.00"}]},\
                {"start":"2026-03-01T12:01:00.000Z","revenue":"0.00","refunded":"10.05","categories":[\
                {"category":"Light","units":0,"revenue":"0.00","refundedUnits":1,"refunded":"10.05"}]}]}""");
    }

    @Test
    void shouldShowRevenueOfOneCategoryOrOfNone() {
        given(0, Resolution.HOUR, Kind.CATEGORIES, HOUR, "Light", new Sales(2, 20_00, 0, 0));
        given(1, Resolution.HOUR, Kind.CATEGORIES, HOUR, "", new Sales(1, 30_00, 0, 0));

        assertThat(get("revenue?category=Light").json().path("revenue").asText())
                .isEqualTo("20.00");
        assertThat(get("revenue?category=").json().path("revenue").asText()).isEqualTo("30.00");
        assertThat(get("revenue?category=light").json().path("windows").size()).isZero();
    }

    @Test
    void shouldRankProductsByRevenueOrUnits() {
        given(0, Resolution.HOUR, Kind.PRODUCTS, HOUR, LAMP.value(), product("Lamp", new Sales(2, 20_00, 2, 20_00)));
        given(1, Resolution.HOUR, Kind.PRODUCTS, HOUR, LAMP.value(), product("Lamp", new Sales(1, 10_00, 0, 0)));
        given(1, Resolution.HOUR, Kind.PRODUCTS, HOUR, DESK.value(), product("Desk", new Sales(1, 99_00, 0, 0)));

        JsonNode byRevenue = get("top-products").json().path("products");

        assertThat(byRevenue.findValuesAsText("name")).containsExactly("Desk", "Lamp");
        assertThat(byRevenue.get(1).toString()).isEqualTo("""
                {"productId":"prd_00000000-0000-0000-0000-000000000001","name":"Lamp","units":3,"revenue":"30.00",\
                "refundedUnits":2,"refunded":"20.00"}""");
        assertThat(get("top-products?rank=units&n=1").json().path("products").findValuesAsText("name"))
                .containsExactly("Lamp");
    }

    @Test
    void shouldTellPercentilesOfEachWindowAndOfAll() {
        given(0, Resolution.HOUR, Kind.DURATIONS, HOUR, "CONFIRMED", durations(100, 100, 100));
        given(1, Resolution.HOUR, Kind.DURATIONS, HOUR, "FAILED", durations(900));
        given(1, Resolution.HOUR, Kind.DURATIONS, HOUR.minusSeconds(3600), "CONFIRMED", durations(100));

        JsonNode all = get("saga-duration").json();
        JsonNode failed = get("saga-duration?status=FAILED").json();

        assertThat(all.at("/all/sagas").asInt()).isEqualTo(5);
        assertThat(all.at("/all/p50Ms").asInt()).isBetween(99, 101);
        assertThat(all.at("/all/maxMs").asInt()).isBetween(891, 909);
        assertThat(all.path("windows").findValuesAsText("start"))
                .containsExactly("2026-03-01T11:00:00.000Z", "2026-03-01T12:00:00.000Z");
        assertThat(all.at("/windows/1/quantiles/sagas").asInt()).isEqualTo(4);
        assertThat(failed.at("/all/sagas").asInt()).isEqualTo(1);
        assertThat(failed.path("windows")).hasSize(1);
        assertThat(get("saga-duration?status=CANCELLED").json().has("all")).isFalse();
    }

    @Test
    void shouldTakeTheWindowsThatTheTimesLieIn() {
        assertThat(span("by=minute&from=2026-03-01T11:00:30Z&to=2026-03-01T11:02:00Z"))
                .containsExactly("2026-03-01T11:00:00.000Z", "2026-03-01T11:02:00.000Z");
        assertThat(span("by=minute&from=2026-03-01T11:00:00Z&to=2026-03-01T11:02:00.001Z"))
                .containsExactly("2026-03-01T11:00:00.000Z", "2026-03-01T11:03:00.000Z");
        assertThat(span("by=minute")).containsExactly("2026-03-01T11:02:00.000Z", "2026-03-01T12:02:00.000Z");
        assertThat(span("by=day")).containsExactly("2026-01-31T00:00:00.000Z", "2026-03-02T00:00:00.000Z");
        assertThat(span("by=day&to=2026-02-01T00:00:00Z"))
                .containsExactly("2026-01-02T00:00:00.000Z", "2026-02-01T00:00:00.000Z");
        assertThat(span("by=minute&to=2026-02-22T12:02:00Z"))
                .containsExactly("2026-02-22T12:01:00.000Z", "2026-02-22T12:02:00.000Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "funnel?by=week",
                "funnel?by=HOUR",
                "funnel?from=yesterday",
                "funnel?to=%2B1000000000-12-31T23:59:59Z",
                "funnel?from=2026-03-01T12:00:00Z&to=2026-03-01T12:00:00Z",
                "funnel?from=2026-03-01T13:00:00Z",
                "funnel?from=2025-11-29T11:00:00Z",
                "funnel?by=minute&to=2026-02-01T00:00:00Z",
                "funnel?by=minute&from=2026-02-28T00:00:00Z",
                "funnel?to=9000-01-01T00:00:00Z&from=2026-03-01T00:00:00Z",
                "funnel?n=3",
                "top-products?n=0",
                "top-products?n=101",
                "top-products?rank=size",
                "saga-duration?status=PENDING",
                "saga-duration?status=DONE"
            })
    void shouldRefuseWhatCannotBeAnswered(String target) {
        Answer answer = get(target);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("invalid-parameter");
    }

    @Test
    void shouldRefuseToAddUpTooMuch() {
        IntStream.rangeClosed(0, Sums.MAX_ROWS)
                .forEach(number -> given(
                        0,
                        Resolution.HOUR,
                        Kind.PRODUCTS,
                        HOUR,
                        ProductId.of(new UUID(1, number)).value(),
                        product("x", Sales.NONE)));

        assertThat(get("top-products").status()).isEqualTo(400);
        assertThat(get("revenue").status()).isEqualTo(200);
    }

    @Test
    void shouldSaySoWhileAPartitionIsMoved() {
        rebalancing = true;

        assertThat(get("funnel").status()).isEqualTo(503);
        assertThat(get("funnel").json().path("code").asText()).isEqualTo("store-rebalancing");
    }

    @Test
    void shouldDocumentItsRoutes() {
        JsonNode document = edge.get("/openapi.json").json();

        assertThat(document.at("/paths/~1api~1analytics~1saga-duration/get/operationId")
                        .asText())
                .isEqualTo("get-saga-duration");
        assertThat(document.at("/components/schemas/SagaDuration/required").toString())
                .doesNotContain("all");
    }

    @Test
    void shouldLetAnalystsAndAdministratorsInAndNobodyElse() {
        assertThat(edge.get("/api/analytics/funnel").status()).isEqualTo(401);
        assertThat(as(Role.USER, "funnel").status()).isEqualTo(403);
        assertThat(as(Role.ANALYST, "funnel").status()).isEqualTo(200);
        assertThat(as(Role.ADMIN, "funnel").status()).isEqualTo(200);
    }

    private List<Slice<Tally>> slices(KeyRange range) {
        if (rebalancing) {
            throw new StoreUnavailableException("analytics-windows");
        }
        return IntStream.range(0, partitions.size())
                .mapToObj(partition -> {
                    var rows = partitions
                            .get(partition)
                            .subMap(range.from().orElseThrow(), range.to().orElseThrow());
                    return new Slice<>(
                            partition,
                            rows.entrySet().stream()
                                    .limit(range.limit())
                                    .map(entry -> new Listed<>(entry.getKey(), entry.getValue()))
                                    .toList(),
                            rows.size() <= range.limit());
                })
                .toList();
    }

    private void given(int partition, Resolution resolution, Kind kind, Instant start, String dimension, Tally tally) {
        String key = TallyKeys.from(resolution, kind, start) + '|' + dimension;
        partitions.get(partition).merge(key, tally, Tally::sum);
    }

    private static Cohort cohort(Map<Milestone, Long> reached) {
        return new Cohort(new TreeMap<>(reached));
    }

    private static ProductSales product(String name, Sales sales) {
        return new ProductSales(name, HOUR, sales);
    }

    private static Durations durations(int... millis) {
        return IntStream.of(millis)
                .mapToObj(Duration::ofMillis)
                .map(Percentiles::of)
                .reduce(Durations.NONE, Durations::plus);
    }

    private List<String> span(String query) {
        JsonNode json = get("funnel?" + query).json();
        return List.of(json.path("from").asText(), json.path("to").asText());
    }

    private Answer get(String target) {
        return as(Role.ANALYST, target);
    }

    private Answer as(Role role, String target) {
        return edge.getWithToken("/api/analytics/" + target, edge.token(UserId.of(new UUID(0, 9)), role));
    }
}
