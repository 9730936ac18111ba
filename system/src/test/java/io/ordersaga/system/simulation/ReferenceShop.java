package io.ordersaga.system.simulation;

import io.ordersaga.system.simulation.step.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a shop does, in as few lines as can be: one customer after the other, and nothing ever goes wrong. Written from the contract,
 * without any of the system's own decisions.
 */
final class ReferenceShop {
    private final Map<Integer, Product> products = new TreeMap<>();
    private final Map<Integer, Step.Place> orders = new HashMap<>();
    private final Map<Integer, String> statuses = new TreeMap<>();
    private long charged;
    private long refunded;

    private static final class Product {
        private boolean isSold = true;
        private long onHand;
        private long sold;
    }

    void take(Step.Outside step) {
        switch (step) {
            case Step.Create s ->
                products.computeIfAbsent(s.product(), number -> {
                    Product product = new Product();
                    product.onHand = s.stock();
                    return product;
                });
            case Step.Adjust s -> adjust(s);
            case Step.Withdraw s ->
                products.computeIfPresent(s.product(), (number, product) -> {
                    product.isSold = false;
                    return product;
                });
            case Step.Place s -> place(s);
            case Step.Cancel s -> cancel(s.order());
            case Step.PlaceOther s -> {}
            case Step.Resend s -> {}
            case Step.Reprice s -> {}
            case Step.Register s -> {}
            case Step.Rename s -> {}
            case Step.Leave s -> {}
            case Step.Login s -> {}
            case Step.Refresh s -> {}
            case Step.Logout s -> {}
        }
    }

    private void adjust(Step.Adjust s) {
        Product product = products.get(s.product());
        if (product != null && product.isSold && product.onHand + s.delta() >= 0) {
            product.onHand += s.delta();
        }
    }

    private void place(Step.Place s) {
        if (orders.putIfAbsent(s.order(), s) != null) {
            return;
        }
        boolean inStock = s.items().stream().allMatch(this::has);
        if (!inStock || s.card() == Step.Card.DECLINED) {
            statuses.put(s.order(), "FAILED");
            return;
        }
        statuses.put(s.order(), "CONFIRMED");
        s.items().forEach(item -> sell(item, item.units()));
        charged += price(s);
    }

    private boolean has(Step.Item item) {
        Product product = products.get(item.product());
        return product != null && product.isSold && product.onHand >= item.units();
    }

    private void sell(Step.Item item, int units) {
        Product product = Objects.requireNonNull(products.get(item.product()));
        product.onHand -= units;
        product.sold += units;
    }

    private void cancel(int order) {
        if ("CONFIRMED".equals(statuses.get(order))) {
            statuses.put(order, "CANCELLED");
            Step.Place place = Objects.requireNonNull(orders.get(order));
            place.items().forEach(item -> sell(item, -item.units()));
            refunded += price(place);
        }
    }

    private long price(Step.Place s) {
        return s.items().stream()
                .mapToLong(item -> item.units() * (350L + 100L * item.product()))
                .sum();
    }

    /** The status of every order, the units of every product, and the money. */
    Map<String, String> books() {
        Map<String, String> books = new TreeMap<>();
        statuses.forEach((order, status) -> books.put("order " + order, status));
        products.forEach((number, product) ->
                books.put("product " + number, product.onHand + " on hand, 0 held, " + product.sold + " sold"));
        books.put("charged", Long.toString(charged));
        books.put("refunded", Long.toString(refunded));
        return books;
    }
}
