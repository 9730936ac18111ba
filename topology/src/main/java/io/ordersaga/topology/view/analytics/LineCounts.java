package io.ordersaga.topology.view.analytics;

import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topology.view.analytics.Count.Subject;
import io.ordersaga.topology.view.analytics.Tally.ProductSales;
import io.ordersaga.topology.view.analytics.Tally.Sales;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is counted of an order's lines: each for its product, and for the category that the product had when it was ordered. */
final class LineCounts {
    private LineCounts() {}

    static List<Count> sold(List<OrderLine> lines, Instant at) {
        return counts(lines, at, line -> new Sales(units(line), amount(line), 0, 0));
    }

    static List<Count> takenBack(List<OrderLine> lines, Instant at) {
        return counts(lines, at, line -> new Sales(0, 0, units(line), amount(line)));
    }

    private static List<Count> counts(List<OrderLine> lines, Instant at, Function<OrderLine, Sales> sales) {
        return lines.stream()
                .flatMap(line -> Stream.of(
                        new Count(Subject.category(line.category()), at, sales.apply(line)),
                        new Count(
                                Subject.product(line.productId()),
                                at,
                                new ProductSales(line.name(), at, sales.apply(line)))))
                .toList();
    }

    private static long units(OrderLine line) {
        return line.quantity().units();
    }

    private static long amount(OrderLine line) {
        return line.total().minorUnits();
    }
}
