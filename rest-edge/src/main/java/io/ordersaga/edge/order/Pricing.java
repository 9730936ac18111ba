package io.ordersaga.edge.order;

import io.ordersaga.topics.Money;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prices an order's lines. The quick source is the service's own price list, which follows the catalogue by milliseconds; only
 * where that does not know a product, or knows other prices than the client expects, is the catalogue itself asked.
 */
public final class Pricing {
    private final Offers priceList;
    private final Offers catalogue;

    public Pricing(Offers priceList, Offers catalogue) {
        this.priceList = priceList;
        this.catalogue = catalogue;
    }

    /** How pricing ended. */
    public sealed interface Priced {}

    /** The lines, one per product, at the shop's prices. */
    public record Accepted(List<OrderLine> lines) implements Priced {
        public Accepted {
            lines = List.copyOf(lines);
        }
    }

    /** @param items indexes of the items whose products are not in the catalogue */
    public record UnknownProducts(List<Integer> items) implements Priced {
        public UnknownProducts {
            items = List.copyOf(items);
        }
    }

    /**
     * The client expects another price.
     *
     * @param pointer JSON pointer to what it sent
     */
    public record PriceChanged(String pointer, Money expected, Money current) implements Priced {}

    /** @throws ArithmeticException or IllegalArgumentException if the total is more than {@link Money} can hold */
    public Priced price(OrderRequest request) throws InterruptedException {
        Priced quick = price(request, priceList);
        return quick instanceof Accepted ? quick : price(request, catalogue);
    }

    private static Priced price(OrderRequest request, Offers source) throws InterruptedException {
        List<Offer> offers = new ArrayList<>();
        List<Integer> unknown = new ArrayList<>();
        for (int i = 0; i < request.items().size(); i++) {
            Optional<Offer> offer = source.find(request.items().get(i).productId());
            if (offer.isPresent()) {
                offers.add(offer.get());
            } else {
                unknown.add(i);
            }
        }
        return unknown.isEmpty() ? check(request, offers) : new UnknownProducts(unknown);
    }

    private static Priced check(OrderRequest request, List<Offer> offers) {
        for (int i = 0; i < offers.size(); i++) {
            Money current = offers.get(i).price();
            Optional<Money> expected = request.items().get(i).price();
            if (expected.isPresent() && !expected.get().equals(current)) {
                return new PriceChanged("/items/" + i + "/price", expected.get(), current);
            }
        }
        List<OrderLine> lines = merge(request, offers);
        Money total = Order.totalOf(lines);
        Optional<Money> expected = request.totalAmount();
        return expected.isPresent() && !expected.get().equals(total)
                ? new PriceChanged("/totalAmount", expected.get(), total)
                : new Accepted(lines);
    }

    private static List<OrderLine> merge(OrderRequest request, List<Offer> offers) {
        Map<ProductId, OrderLine> lines = new LinkedHashMap<>();
        for (int i = 0; i < offers.size(); i++) {
            Offer offer = offers.get(i);
            Quantity quantity = request.items().get(i).quantity();
            lines.merge(
                    offer.productId(),
                    new OrderLine(offer.productId(), offer.name(), quantity, offer.price(), offer.category()),
                    (first, second) -> new OrderLine(
                            first.productId(),
                            first.name(),
                            first.quantity().plus(second.quantity()),
                            first.unitPrice(),
                            first.category()));
        }
        return List.copyOf(lines.values());
    }
}
