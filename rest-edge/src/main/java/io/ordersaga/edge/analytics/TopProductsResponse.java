package io.ordersaga.edge.analytics;

import io.ordersaga.edge.schema.Described;
import io.ordersaga.edge.schema.Form;
import io.ordersaga.edge.schema.OneOf;
import io.ordersaga.edge.table.Table;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topology.view.analytics.Tally.ProductSales;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The products that sold best in a time. */
record TopProductsResponse(
        @OneOf({"minute", "hour", "day"}) String by,
        Instant from,
        Instant to,
        @Form(Form.Kind.CURRENCY) String currency,
        List<Product> products)
        implements Tabular {

    /** What one product sold. */
    record Product(
            ProductId productId,

            @Described("On the latest order that is counted here.")
            String name,

            long units,
            @Form(Form.Kind.AMOUNT) String revenue,
            long refundedUnits,
            @Form(Form.Kind.AMOUNT) String refunded) {

        private static Product of(String id, ProductSales product) {
            return new Product(
                    new ProductId(id),
                    product.name(),
                    product.sales().units(),
                    SalesAmounts.text(product.sales().revenue()),
                    product.sales().refundedUnits(),
                    SalesAmounts.text(product.sales().refunded()));
        }
    }

    /** By what products are ranked. */
    enum Rank {
        REVENUE,
        UNITS;

        long of(ProductSales product) {
            return this == REVENUE ? product.sales().revenue() : product.sales().units();
        }
    }

    @Override
    public Table table() {
        return new Table(List.of("productId", "name", "units", "revenue", "refundedUnits", "refunded"), products);
    }

    static TopProductsResponse of(Span span, String currency, Map<String, ProductSales> products, Best best) {
        Span.Asked asked = span.asked();
        Comparator<Map.Entry<String, ProductSales>> lowestFirst =
                Comparator.comparingLong(entry -> best.rank().of(entry.getValue()));
        return new TopProductsResponse(
                asked.by(),
                asked.from(),
                asked.to(),
                currency,
                products.entrySet().stream()
                        .sorted(lowestFirst.reversed().thenComparing(Map.Entry::getKey))
                        .limit(best.n())
                        .map(entry -> Product.of(entry.getKey(), entry.getValue()))
                        .toList());
    }

    /**
     * Which products are wanted. Of equals, those with the lower id come first.
     *
     * @param n at most so many
     */
    record Best(Rank rank, int n) {}
}
