package io.ordersaga.topology.stream.product;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.wire.WireNames;
import io.ordersaga.topology.stream.Flow;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.ViewListener;
import io.ordersaga.topology.stream.ViewProcessor;
import io.ordersaga.topology.view.product.ProductView;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * The product service: the catalogue and the stock ledger, decided in one place per product; and the views folded from what it
 * committed.
 */
public final class ProductTopology {
    public static final String APPLICATION_ID = "product-service";

    private final ViewListener listener;

    public ProductTopology(ViewListener listener) {
        this.listener = listener;
    }

    public Topology build(Properties config) {
        StreamsBuilder builder = Flow.builder(config);
        decideOnProducts(builder);
        foldProducts(builder);
        return builder.build(config);
    }

    /** The stores that may be queried. */
    public static List<KeyedStore<?, ?>> queryable() {
        return List.of(
                ProductStores.PRODUCTS,
                ProductStores.PRODUCTS_BY_TIME.store(),
                ProductStores.PRODUCTS_BY_CATEGORY.store());
    }

    private static void decideOnProducts(StreamsBuilder builder) {
        KStream<Object, Message<?>> events =
                productInputs(builder).process(ProductProcessor.supplier(), Named.as("decide-on-product"));
        Flow.write(events, Topics.PRODUCT_EVENTS, WireNames.PRODUCT_EVENTS);
        Flow.write(events, Topics.CATALOG_EVENTS, WireNames.CATALOG_EVENTS);
    }

    private static KStream<ProductId, ProductInput> productInputs(StreamsBuilder builder) {
        KStream<ProductId, ProductInput> orders = Flow.read(builder, Topics.STOCK_COMMANDS)
                .mapValues(ProductInput.StockAsked::new, Named.as("take-stock-commands"));
        KStream<ProductId, ProductInput> changes = Flow.read(builder, Topics.PRODUCT_COMMANDS)
                .mapValues(ProductInput.ChangeAsked::new, Named.as("take-product-commands"));
        return orders.merge(changes, Named.as("with-product-commands"));
    }

    private void foldProducts(StreamsBuilder builder) {
        KStream<ProductId, ProductView> views = Flow.read(builder, Topics.CATALOG_EVENTS)
                .process(ViewProcessor.over(ProductStores.VIEW, listener), Named.as("fold-products"));
        // A null is the tombstone that takes a deleted product out of the table.
        Flow.write(views.mapValues(view -> view.toRow().orElse(null), Named.as("to-product-row")), Topics.PRODUCTS);
    }
}
