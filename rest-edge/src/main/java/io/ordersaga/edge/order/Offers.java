package io.ordersaga.edge.order;

import io.ordersaga.topics.ProductId;
import java.util.Optional;

/** Where the order edge learns what the shop asks for a product. */
public interface Offers {

    /** Empty if there is no such product in the catalogue. */
    Optional<Offer> find(ProductId product) throws InterruptedException;
}
