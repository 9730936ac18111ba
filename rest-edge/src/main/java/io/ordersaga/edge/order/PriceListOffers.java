package io.ordersaga.edge.order;

import io.ordersaga.edge.store.StoreUnavailableException;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.table.ProductRow;
import io.ordersaga.topology.stream.order.PriceList;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Offers from the order service's own price list. Global stores are not reachable by the newer query interface. */
public final class PriceListOffers implements Offers {
    private final KafkaStreams streams;

    public PriceListOffers(KafkaStreams streams) {
        this.streams = streams;
    }

    @Override
    public Optional<Offer> find(ProductId product) {
        try {
            ReadOnlyKeyValueStore<ProductId, ProductRow> list = streams.store(
                    StoreQueryParameters.fromNameAndType(PriceList.STORE, QueryableStoreTypes.keyValueStore()));
            return Optional.ofNullable(list.get(product))
                    .map(row -> new Offer(
                            product,
                            row.details().name(),
                            row.details().price(),
                            row.details().category()));
        } catch (InvalidStateStoreException e) {
            throw new StoreUnavailableException(PriceList.STORE, e);
        }
    }
}
