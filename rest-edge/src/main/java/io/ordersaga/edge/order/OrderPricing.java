package io.ordersaga.edge.order;

import io.ordersaga.edge.http.Amounts;
import io.ordersaga.edge.http.Mistake;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.edge.order.Pricing.Accepted;
import io.ordersaga.edge.order.Pricing.PriceChanged;
import io.ordersaga.edge.order.Pricing.UnknownProducts;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.order.Order;
import java.util.List;

/** Makes orders of requests, at the shop's prices, or says what is wrong as a problem. */
final class OrderPricing {
    private final Pricing pricing;

    OrderPricing(Pricing pricing) {
        this.pricing = pricing;
    }

    /** @throws ProblemException 409 if a price is another than the client expects, 422 if a product is unknown */
    Order order(OrderId id, UserId user, OrderRequest request) throws InterruptedException {
        return switch (priced(request)) {
            case Accepted(var lines) ->
                new Order(id, user, lines, Order.totalOf(lines), request.paymentToken(), request.fingerprint());
            case UnknownProducts(var items) -> throw unknown(items);
            case PriceChanged changed -> throw changed(changed);
        };
    }

    private Pricing.Priced priced(OrderRequest request) throws InterruptedException {
        try {
            return pricing.price(request);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw ProblemException.of(
                    ProblemType.INVALID_BODY, List.of(new Mistake("/items", "must not cost more than can be counted")));
        }
    }

    private static ProblemException unknown(List<Integer> items) {
        return ProblemException.of(
                ProblemType.UNKNOWN_PRODUCT,
                items.stream()
                        .map(item -> new Mistake("/items/" + item + "/productId", "is not in the catalogue"))
                        .toList());
    }

    private static ProblemException changed(PriceChanged changed) {
        return ProblemException.of(
                        ProblemType.PRICE_CHANGED,
                        List.of(new Mistake(changed.pointer(), "is not the shop's price now")))
                .withMember("expected", Amounts.text(changed.expected()))
                .withMember("current", Amounts.text(changed.current()));
    }
}
