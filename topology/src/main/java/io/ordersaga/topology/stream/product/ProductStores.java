package io.ordersaga.topology.stream.product;

import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.catalog.CatalogEvent;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.wire.Serdes;
import io.ordersaga.topics.wire.WireTypes;
import io.ordersaga.topology.decision.catalog.CatalogState;
import io.ordersaga.topology.decision.stock.ProductStock;
import io.ordersaga.topology.decision.stock.Reservation;
import io.ordersaga.topology.stream.IndexKeys;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.View;
import io.ordersaga.topology.view.product.ProductView;
import io.ordersaga.topology.view.product.ProductViewFold;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;

/** The stores of the product service. Their names name changelog topics: to rename one is to lose what it holds. */
public final class ProductStores {
    private static final Serde<ProductId> PRODUCT_ID = Topics.CATALOG_EVENTS.key();

    private static final WireTypes<CatalogState> CATALOG_STATES = WireTypes.of(CatalogState.class)
            .with("absent", CatalogState.Absent.class)
            .with("listed", CatalogState.Listed.class)
            .with("deleted", CatalogState.Deleted.class)
            .build();

    private static final WireTypes<ProductStock> STOCKS = WireTypes.of(ProductStock.class)
            .with("unknown", ProductStock.Unknown.class)
            .with("open", ProductStock.Open.class)
            .with("closed", ProductStock.Closed.class)
            .build();

    private static final WireTypes<Reservation> RESERVATION_STATES = WireTypes.of(Reservation.class)
            .with("none", Reservation.None.class)
            .with("held", Reservation.Held.class)
            .with("refused", Reservation.Refused.class)
            .with("released", Reservation.Released.class)
            .with("committed", Reservation.Committed.class)
            .with("returned", Reservation.Returned.class)
            .build();

    /** Where each product stands in the catalogue. As the next two, it holds what is not committed yet; only deciding reads it. */
    static final KeyedStore<ProductId, CatalogState> CATALOG =
            new KeyedStore<>("catalog", PRODUCT_ID, Serdes.tagged(CATALOG_STATES));

    /** The units of each product. */
    static final KeyedStore<ProductId, ProductStock> STOCK =
            new KeyedStore<>("stock", PRODUCT_ID, Serdes.tagged(STOCKS));

    /** What each order has asked of each product's stock. */
    static final KeyedStore<ReservationKey, Reservation> RESERVATIONS = new KeyedStore<>(
            "reservations",
            Serdes.key(ReservationKey::toString, ReservationKey::parse),
            Serdes.tagged(RESERVATION_STATES));

    /** What the catalogue shows of each product, deleted ones included. */
    public static final KeyedStore<ProductId, ProductView> PRODUCTS =
            new KeyedStore<>("products", PRODUCT_ID, Serdes.row(ProductView.class));

    /** The products that customers see, by time of creation. */
    public static final View.Index<ProductId, ProductView> PRODUCTS_BY_TIME =
            View.Index.of("products-by-time", PRODUCT_ID, ProductStores::placeInTime);

    /** The products that customers see and that have a category: of each category by time of creation. */
    public static final View.Index<ProductId, ProductView> PRODUCTS_BY_CATEGORY =
            View.Index.of("products-by-category", PRODUCT_ID, ProductStores::placeInCategory);

    /** The products that customers see, by price and, of one price, by time of creation. */
    public static final View.Index<ProductId, ProductView> PRODUCTS_BY_PRICE =
            View.Index.of("products-by-price", PRODUCT_ID, ProductStores::placeInPrices);

    /** The same, of each category. */
    public static final View.Index<ProductId, ProductView> PRODUCTS_BY_CATEGORY_AND_PRICE =
            View.Index.of("products-by-category-and-price", PRODUCT_ID, ProductStores::placeInPricesOfCategory);

    static final View<ProductId, CatalogEvent, ProductView> VIEW = new View<>(
            PRODUCTS,
            ProductViewFold::apply,
            List.of(PRODUCTS_BY_TIME, PRODUCTS_BY_CATEGORY, PRODUCTS_BY_PRICE, PRODUCTS_BY_CATEGORY_AND_PRICE));

    private ProductStores() {}

    private static Optional<String> placeInTime(ProductView row) {
        return shown(row, "");
    }

    private static Optional<String> placeInCategory(ProductView row) {
        return row.details().category().map(IndexKeys::group).flatMap(category -> shown(row, category));
    }

    private static Optional<String> placeInPrices(ProductView row) {
        return shown(row, IndexKeys.amount(row.details().price()));
    }

    private static Optional<String> placeInPricesOfCategory(ProductView row) {
        return row.details()
                .category()
                .map(IndexKeys::group)
                .flatMap(category ->
                        shown(row, category + IndexKeys.amount(row.details().price())));
    }

    private static Optional<String> shown(ProductView row, String group) {
        return row.deleted()
                ? Optional.empty()
                : Optional.of(group + IndexKeys.byTime(row.createdAt(), row.productId()));
    }
}
