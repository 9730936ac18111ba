package io.ordersaga.topology.stream.product;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.wire.WireNames;
import io.ordersaga.topology.stream.Flow;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** What the product service decides: the catalogue and the stock ledger, in one place per product. */
public final class ProductTopology {
    public static final String APPLICATION_ID = "product-service";

    public Topology build(Properties config) {
        return Flow.build(config, ProductTopology::addTo);
    }

    static void addTo(StreamsBuilder builder) {
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
}
