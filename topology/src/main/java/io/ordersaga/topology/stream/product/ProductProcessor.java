package io.ordersaga.topology.stream.product;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.catalog.CatalogEvent;
import io.ordersaga.topics.catalog.CatalogEvent.ProductStockChanged;
import io.ordersaga.topics.catalog.ProductCommand;
import io.ordersaga.topics.stock.StockCommand;
import io.ordersaga.topics.stock.StockEvent;
import io.ordersaga.topics.wire.WireNames;
import io.ordersaga.topology.decision.catalog.Catalog;
import io.ordersaga.topology.decision.catalog.CatalogState;
import io.ordersaga.topology.decision.stock.ProductStock;
import io.ordersaga.topology.decision.stock.Reservation;
import io.ordersaga.topology.decision.stock.StockLedger;
import io.ordersaga.topology.stream.Deciding;
import io.ordersaga.topology.stream.Deferred;
import io.ordersaga.topology.stream.Followers;
import io.ordersaga.topology.stream.product.ProductInput.ChangeAsked;
import io.ordersaga.topology.stream.product.ProductInput.StockAsked;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The single writer of every product and its stock. It forwards catalogue events under the product's id and answers to orders
 * under the order's.
 */
final class ProductProcessor implements Processor<ProductId, ProductInput, Object, Message<?>> {
    private final ProcessorContext<Object, Message<?>> context;
    private final KeyValueStore<ProductId, CatalogState> catalog;
    private final KeyValueStore<ProductId, ProductStock> stocks;
    private final KeyValueStore<ReservationKey, Reservation> reservations;

    private ProductProcessor(ProcessorContext<Object, Message<?>> context) {
        this.context = context;
        this.catalog = ProductStores.CATALOG.in(context);
        this.stocks = ProductStores.STOCK.in(context);
        this.reservations = ProductStores.RESERVATIONS.in(context);
    }

    /** A supplier that brings the three stores. */
    static ProcessorSupplier<ProductId, ProductInput, Object, Message<?>> supplier() {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<ProductId, ProductInput, Object, Message<?>> get() {
                return new Deferred<>(ProductProcessor::new);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        ProductStores.CATALOG.builder(),
                        ProductStores.STOCK.builder(),
                        ProductStores.RESERVATIONS.builder());
            }
        };
    }

    @Override
    public void process(Record<ProductId, ProductInput> record) {
        switch (record.value()) {
            case StockAsked(var message) ->
                moveStock(record, Deciding.message(record, message, StockCommand::productId));
            case ChangeAsked(var message) ->
                change(record, Deciding.message(record, message, ProductCommand::productId));
        }
    }

    private void moveStock(Record<ProductId, ProductInput> record, Message<StockCommand> message) {
        StockCommand command = message.body();
        ReservationKey key = new ReservationKey(command.productId(), command.orderId());
        ProductStock stock = stockOf(command.productId());
        Reservation reservation = Objects.requireNonNullElseGet(reservations.get(key), Reservation.None::new);
        StockLedger.Step step = Deciding.decide(() -> StockLedger.decide(stock, reservation, command));
        Followers followers = new Followers(message.eventId(), Deciding.now(context));
        List<Message<StockEvent>> answers =
                followers.of(WireNames.PRODUCT_EVENTS, step.answer().stream().toList());
        List<Message<CatalogEvent>> changes = followers.of(WireNames.CATALOG_EVENTS, changes(command, step));
        if (!step.reservation().equals(reservation)) {
            reservations.put(key, step.reservation());
        }
        keep(command.productId(), stock, step.stock());
        answers.forEach(answer -> forward(record, answer.body().orderId(), answer));
        changes.forEach(event -> forward(record, command.productId(), event));
    }

    private static List<CatalogEvent> changes(StockCommand command, StockLedger.Step step) {
        OrderId order = command.orderId();
        return step.levelChanged()
                ? List.of(new ProductStockChanged(
                        command.productId(), step.stock().level(), Optional.empty(), Optional.of(order)))
                : List.of();
    }

    private void change(Record<ProductId, ProductInput> record, Message<ProductCommand> message) {
        ProductId product = message.body().productId();
        CatalogState state = Objects.requireNonNullElseGet(catalog.get(product), CatalogState.Absent::new);
        ProductStock stock = stockOf(product);
        Catalog.Step step = Deciding.decide(() -> Catalog.decide(state, stock, message));
        List<Message<CatalogEvent>> events =
                new Followers(message.eventId(), Deciding.now(context)).of(WireNames.CATALOG_EVENTS, step.events());
        if (!step.next().equals(state)) {
            catalog.put(product, step.next());
        }
        keep(product, stock, step.stock());
        events.forEach(event -> forward(record, product, event));
    }

    private ProductStock stockOf(ProductId product) {
        return Objects.requireNonNullElseGet(stocks.get(product), ProductStock.Unknown::new);
    }

    private void keep(ProductId product, ProductStock before, ProductStock after) {
        if (!after.equals(before)) {
            stocks.put(product, after);
        }
    }

    private void forward(Record<ProductId, ProductInput> cause, Object key, Message<?> message) {
        Instant at = message.occurredAt();
        context.forward(new Record<>(key, message, at.toEpochMilli(), cause.headers()));
    }
}
