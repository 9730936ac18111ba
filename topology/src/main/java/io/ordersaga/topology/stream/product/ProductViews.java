package io.ordersaga.topology.stream.product;

import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topology.stream.Flow;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.OpenStore;
import io.ordersaga.topology.stream.ViewListener;
import io.ordersaga.topology.stream.ViewProcessor;
import io.ordersaga.topology.view.product.ProductView;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** What the product service shows: the views folded from what it committed, and their table. */
public final class ProductViews {
    public static final String APPLICATION_ID = "product-views";

    private final ViewListener listener;

    public ProductViews(ViewListener listener) {
        this.listener = listener;
    }

    public Topology build(Properties config) {
        return Flow.build(config, this::addTo);
    }

    /** The stores that analysts may read. */
    public static List<OpenStore<?, ?>> open() {
        return List.of(
                OpenStore.rows(ProductStores.PRODUCTS, "productId"),
                OpenStore.index(ProductStores.PRODUCTS_BY_TIME, "createdAt|productId"),
                OpenStore.index(ProductStores.PRODUCTS_BY_CATEGORY, "category|createdAt|productId"),
                OpenStore.index(ProductStores.PRODUCTS_BY_PRICE, "price|createdAt|productId"),
                OpenStore.index(ProductStores.PRODUCTS_BY_CATEGORY_AND_PRICE, "category|price|createdAt|productId"));
    }

    /** The stores that may be queried. */
    public static List<KeyedStore<?, ?>> queryable() {
        return OpenStore.stores(open());
    }

    void addTo(StreamsBuilder builder) {
        KStream<ProductId, ProductView> views = Flow.read(builder, Topics.CATALOG_EVENTS)
                .process(ViewProcessor.over(ProductStores.VIEW, listener), Named.as("fold-products"));
        // A null is the tombstone that takes a deleted product out of the table.
        Flow.write(views.mapValues(view -> view.toRow().orElse(null), Named.as("to-product-row")), Topics.PRODUCTS);
    }
}
