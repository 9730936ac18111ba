package io.ordersaga.edge.analytics;

import io.ordersaga.edge.schema.Described;
import io.ordersaga.edge.schema.Form;
import io.ordersaga.edge.schema.OneOf;
import io.ordersaga.edge.table.Table;
import io.ordersaga.topology.view.analytics.Tally.Sales;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** What confirmed orders brought in, and what was given back of that, window by window and category by category. */
record RevenueResponse(
        @OneOf({"minute", "hour", "day"}) String by,
        Instant from,
        Instant to,
        @Form(Form.Kind.CURRENCY) String currency,
        @Form(Form.Kind.AMOUNT) String revenue,
        @Form(Form.Kind.AMOUNT) String refunded,

        @Described("Only those in which something was sold or given back, oldest first.")
        List<Window> windows)
        implements Tabular {

    /** One window. */
    record Window(
            @Described("When it begins.") Instant start,
            @Form(Form.Kind.AMOUNT) String revenue,
            @Form(Form.Kind.AMOUNT) String refunded,
            List<Category> categories) {

        private static Window of(Instant start, Map<String, Sales> byCategory) {
            Sales all = sum(byCategory);
            return new Window(
                    start,
                    SalesAmounts.text(all.revenue()),
                    SalesAmounts.text(all.refunded()),
                    byCategory.entrySet().stream()
                            .map(entry -> Category.of(entry.getKey(), entry.getValue()))
                            .toList());
        }
    }

    /** A line of the table: one category in one window. */
    private record Line(
            Instant start, Optional<String> category, long units, String revenue, long refundedUnits, String refunded) {

        private static Stream<Line> of(Window window) {
            return window.categories().stream()
                    .map(sold -> new Line(
                            window.start(),
                            sold.category(),
                            sold.units(),
                            sold.revenue(),
                            sold.refundedUnits(),
                            sold.refunded()));
        }
    }

    /** The products of one category in one window. */
    record Category(
            @Described("The category that the products had when they were ordered; absent for those without one.")
            Optional<String> category,

            long units,
            @Form(Form.Kind.AMOUNT) String revenue,
            long refundedUnits,
            @Form(Form.Kind.AMOUNT) String refunded) {

        private static Category of(String category, Sales sales) {
            return new Category(
                    Optional.of(category).filter(name -> !name.isEmpty()),
                    sales.units(),
                    SalesAmounts.text(sales.revenue()),
                    sales.refundedUnits(),
                    SalesAmounts.text(sales.refunded()));
        }
    }

    @Override
    public Table table() {
        return new Table(
                List.of("start", "category", "units", "revenue", "refundedUnits", "refunded"),
                windows.stream().flatMap(Line::of).toList());
    }

    static RevenueResponse of(Span span, String currency, SortedMap<Instant, SortedMap<String, Sales>> byWindow) {
        Span.Asked asked = span.asked();
        Sales all = byWindow.values().stream().map(RevenueResponse::sum).reduce(Sales.NONE, Sales::plus);
        return new RevenueResponse(
                asked.by(),
                asked.from(),
                asked.to(),
                currency,
                SalesAmounts.text(all.revenue()),
                SalesAmounts.text(all.refunded()),
                byWindow.entrySet().stream()
                        .map(entry -> Window.of(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Sales sum(Map<String, Sales> byCategory) {
        return byCategory.values().stream().reduce(Sales.NONE, Sales::plus);
    }
}
