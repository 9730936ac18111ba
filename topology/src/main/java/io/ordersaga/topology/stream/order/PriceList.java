package io.ordersaga.topology.stream.order;

import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.table.ProductRow;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.Stores;

/**
 * The shop's products in every instance of the order service: a global table of the topic {@code products}, kept in memory,
 * since a global RocksDB store cannot be opened again after a crash under exactly-once in Kafka 4.3 (KAFKA-21034). It follows
 * the product service by some milliseconds.
 */
public final class PriceList {
    /** Names the global store. */
    public static final String STORE = "price-list";

    private PriceList() {}

    static void addTo(StreamsBuilder builder) {
        builder.globalTable(
                Topics.PRODUCTS.name(),
                Consumed.with(Topics.PRODUCTS.key(), Topics.PRODUCTS.value()).withName("read-products"),
                Materialized.<ProductId, ProductRow>as(Stores.inMemoryKeyValueStore(STORE))
                        .withKeySerde(Topics.PRODUCTS.key())
                        .withValueSerde(Topics.PRODUCTS.value()));
    }
}
