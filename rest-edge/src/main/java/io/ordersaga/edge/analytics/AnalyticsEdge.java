package io.ordersaga.edge.analytics;

import io.ordersaga.edge.analytics.TopProductsResponse.Best;
import io.ordersaga.edge.analytics.TopProductsResponse.Rank;
import io.ordersaga.edge.http.Access;
import io.ordersaga.edge.http.Answer;
import io.ordersaga.edge.http.Parameter;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.http.Reply;
import io.ordersaga.edge.http.Request;
import io.ordersaga.edge.http.Route;
import io.ordersaga.edge.http.RouteDraft;
import io.ordersaga.edge.schema.Schema;
import io.ordersaga.edge.table.Format;
import io.ordersaga.edge.table.Table;
import io.ordersaga.topics.order.OrderStatus;
import io.ordersaga.topics.user.Role;
import io.ordersaga.topology.view.analytics.Count.Kind;
import io.ordersaga.topology.view.analytics.Tally.Cohort;
import io.ordersaga.topology.view.analytics.Tally.Durations;
import io.ordersaga.topology.view.analytics.Tally.Failures;
import io.ordersaga.topology.view.analytics.Tally.ProductSales;
import io.ordersaga.topology.view.analytics.Tally.Sales;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The routes of the analytics service. */
public final class AnalyticsEdge {
    private static final int DEFAULT_PRODUCTS = 10;
    private static final int MAX_PRODUCTS = 100;
    private static final Parameter CATEGORY = Parameter.query(
            "category",
            Schema.text(),
            "Only products that were of this category when they were ordered; empty for those that were of none.");
    private static final Parameter N =
            Parameter.query("n", Schema.integer(1, MAX_PRODUCTS).withDefault(DEFAULT_PRODUCTS), "How many at most.");
    private static final Parameter RANK = Parameter.query(
            "rank", Schema.oneOf("revenue", "units").withDefault("revenue"), "What makes a product sell better.");
    private static final Parameter STATUS = Parameter.query(
            "status", Schema.oneOf("CONFIRMED", "FAILED", "CANCELLED"), "Only sagas that ended like this.");

    private final Sums sums;
    private final InstantSource clock;
    private final String currency;

    /** @param currency shown beside every amount (ISO 4217) */
    public AnalyticsEdge(Windows windows, InstantSource clock, String currency) {
        this.sums = new Sums(windows);
        this.clock = clock;
        this.currency = currency;
    }

    public List<Route> routes() {
        return List.of(ordersByStatus(), funnel(), failures(), revenue(), topProducts(), sagaDuration());
    }

    private static RouteDraft get(String path, String operation) {
        return Route.get("/api/analytics/" + path, operation, new Access.Roles(Set.of(Role.ADMIN, Role.ANALYST)))
                .taking(Span.PARAMETERS)
                .taking(Format.ACCEPT)
                .failing(ProblemType.STORE_REBALANCING);
    }

    private Route ordersByStatus() {
        return get("orders-by-status", "get-orders-by-status")
                .summary("Count the orders created in a time by the status they have now")
                .answering(Table.formsOf(Answer.ok(OrdersByStatusResponse.class)))
                .handledBy(request -> {
                    Span span = span(request);
                    return answer(request, OrdersByStatusResponse.of(span, cohort(span)));
                });
    }

    private Route funnel() {
        return get("funnel", "get-funnel")
                .summary("Count how far the orders have come that were created in a time")
                .answering(Table.formsOf(Answer.ok(FunnelResponse.class)))
                .handledBy(request -> {
                    Span span = span(request);
                    return answer(request, FunnelResponse.of(span, cohort(span)));
                });
    }

    private Cohort cohort(Span span) {
        return sums.total(span, Kind.ORDERS, Cohort.class).getOrDefault("", new Cohort(new TreeMap<>()));
    }

    private Route failures() {
        return get("failures", "get-failures")
                .summary("Count the orders that failed in a time by the reason")
                .answering(Table.formsOf(Answer.ok(FailuresResponse.class)))
                .handledBy(request -> {
                    Span span = span(request);
                    return answer(request, FailuresResponse.of(span, sums.total(span, Kind.FAILURES, Failures.class)));
                });
    }

    private Route revenue() {
        return get("revenue", "get-revenue")
                .summary("Sum up what was sold, by window and category")
                .description(
                        "An order counts in the window in which it was confirmed. If it is cancelled later, that window "
                                + "stays as it is, and what it brought in counts as refunded in the window of its cancellation.")
                .taking(CATEGORY)
                .answering(Table.formsOf(Answer.ok(RevenueResponse.class)))
                .handledBy(this::revenue);
    }

    private Reply revenue(Request request) {
        Span span = span(request);
        Optional<String> wanted = request.query(CATEGORY.name());
        SortedMap<Instant, SortedMap<String, Sales>> byWindow = sums.byWindow(span, Kind.CATEGORIES, Sales.class);
        wanted.ifPresent(category -> {
            byWindow.values().forEach(sales -> sales.keySet().retainAll(Set.of(category)));
            byWindow.values().removeIf(Map::isEmpty);
        });
        return answer(request, RevenueResponse.of(span, currency, byWindow));
    }

    private Route topProducts() {
        return get("top-products", "get-top-products")
                .summary("List the products that sold best in a time")
                .description("What was given back is shown beside it and does not change the rank.")
                .taking(N, RANK)
                .answering(Table.formsOf(Answer.ok(TopProductsResponse.class)))
                .handledBy(this::topProducts);
    }

    private Reply topProducts(Request request) {
        Span span = span(request);
        Rank rank = request.query(RANK.name(), AnalyticsEdge::rank, "revenue or units")
                .orElse(Rank.REVENUE);
        Best best = new Best(rank, request.query(N.name(), DEFAULT_PRODUCTS, 1, MAX_PRODUCTS));
        SortedMap<String, ProductSales> products = sums.total(span, Kind.PRODUCTS, ProductSales.class);
        return answer(request, TopProductsResponse.of(span, currency, products, best));
    }

    private static Rank rank(String text) {
        return switch (text) {
            case "revenue" -> Rank.REVENUE;
            case "units" -> Rank.UNITS;
            default -> throw new IllegalArgumentException("no such rank");
        };
    }

    private Route sagaDuration() {
        return get("saga-duration", "get-saga-duration")
                .summary("Tell how long orders took from their creation to the end of their saga")
                .description(
                        "A saga counts in the window in which it ended. The cancellation of a confirmed order is no end of "
                                + "its saga, which had ended before.")
                .taking(STATUS)
                .answering(Table.formsOf(Answer.ok(SagaDurationResponse.class)))
                .handledBy(this::sagaDuration);
    }

    private Reply sagaDuration(Request request) {
        Span span = span(request);
        Optional<String> status = request.query(STATUS.name(), AnalyticsEdge::end, "CONFIRMED, FAILED or CANCELLED");
        SortedMap<Instant, Durations> byWindow = new TreeMap<>();
        sums.byWindow(span, Kind.DURATIONS, Durations.class)
                .forEach((start, byEnd) -> byEnd.entrySet().stream()
                        .filter(entry -> status.map(entry.getKey()::equals).orElse(true))
                        .map(Map.Entry::getValue)
                        .reduce(Durations::plus)
                        .ifPresent(durations -> byWindow.put(start, durations)));
        return answer(request, SagaDurationResponse.of(span, byWindow));
    }

    private static String end(String text) {
        OrderStatus status = OrderStatus.valueOf(text);
        if (!status.isTerminal()) {
            throw new IllegalArgumentException("no end");
        }
        return status.name();
    }

    private static Reply answer(Request request, Tabular response) {
        return response.table().in(Format.of(request), Reply.ok(response));
    }

    private Span span(Request request) {
        return Span.of(request, clock.instant());
    }
}
