package io.ordersaga.edge.order;

import io.ordersaga.topics.Money;
import io.ordersaga.topics.ProductId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Offers that a test makes, and what was asked of them. */
final class RecordedOffers implements Offers {
    private final Map<ProductId, Offer> offers = new HashMap<>();
    private final List<ProductId> asked = new ArrayList<>();

    RecordedOffers with(ProductId product, String name, long cents) {
        return with(new Offer(product, name, new Money(cents), Optional.empty()));
    }

    RecordedOffers with(Offer offer) {
        offers.put(offer.productId(), offer);
        return this;
    }

    List<ProductId> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Optional<Offer> find(ProductId product) {
        asked.add(product);
        return Optional.ofNullable(offers.get(product));
    }
}
