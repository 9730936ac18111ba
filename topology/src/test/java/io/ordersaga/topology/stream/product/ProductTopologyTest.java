package io.ordersaga.topology.stream.product;

import static io.ordersaga.topics.log.Topics.CATALOG_EVENTS;
import static io.ordersaga.topics.log.Topics.PRODUCTS;
import static io.ordersaga.topics.log.Topics.PRODUCT_COMMANDS;
import static io.ordersaga.topics.log.Topics.PRODUCT_EVENTS;
import static io.ordersaga.topics.log.Topics.STOCK_COMMANDS;
import static io.ordersaga.topology.stream.product.Shop.DESK;
import static io.ordersaga.topology.stream.product.Shop.HEADERS;
import static io.ordersaga.topology.stream.product.Shop.LAMP;
import static io.ordersaga.topology.stream.product.Shop.ORDER;
import static io.ordersaga.topology.stream.product.Shop.givenHeldOrder;
import static io.ordersaga.topology.stream.product.Shop.givenProduct;
import static io.ordersaga.topology.stream.product.Shop.reserve;
import static io.ordersaga.topology.stream.product.Shop.reserveLamps;
import static io.ordersaga.topology.stream.product.Shop.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.testkit.Output;
import io.ordersaga.testkit.OutputRecord;
import io.ordersaga.testkit.TopologyHarness;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.catalog.CatalogEvent;
import io.ordersaga.topics.catalog.CatalogEvent.ProductStockChanged;
import io.ordersaga.topics.catalog.ProductCommand.DeleteProduct;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.stock.StockCommand.CommitStock;
import io.ordersaga.topics.stock.StockCommand.ReleaseStock;
import io.ordersaga.topics.stock.StockEvent;
import io.ordersaga.topics.stock.StockEvent.ProductReservationFailed;
import io.ordersaga.topics.stock.StockEvent.ProductReserved;
import io.ordersaga.topics.stock.StockEvent.ProductStockReleased;
import io.ordersaga.topics.stock.StockLevel;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.ServiceHarness;
import io.ordersaga.topology.stream.ViewListener;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProductTopologyTest {
    private static final Instant START = TopologyHarness.START;

    @RegisterExtension
    final ServiceHarness service = Shop.harness(ViewListener.NONE);

    @Test
    void shouldOfferItsViewsToQueriesAndNothingElse() {
        assertThat(ProductViews.queryable().stream().map(KeyedStore::name))
                .containsExactly(
                        "products",
                        "products-by-time",
                        "products-by-category",
                        "products-by-price",
                        "products-by-category-and-price");
        assertThat(service.stores())
                .containsExactly(
                        "catalog",
                        "products",
                        "products-by-category",
                        "products-by-category-and-price",
                        "products-by-price",
                        "products-by-time",
                        "reservations",
                        "stock");
    }

    @Test
    void shouldAnswerTheOrderLineByLineWhenOneOfItsProductsIsMissing() {
        service.ignoring(CATALOG_EVENTS, PRODUCTS);
        givenProduct(service, LAMP, 5);

        reserve().forEach(command -> service.whenMessage(STOCK_COMMANDS, command.productId(), command, HEADERS));

        Output<OrderId, Message<StockEvent>> answers = service.then(PRODUCT_EVENTS);
        assertThat(answers.keys()).isEqualTo(List.of(ORDER, ORDER));
        assertThat(answers.values())
                .extracting(Message::body)
                .containsExactly(
                        new ProductReserved(ORDER, LAMP, 2),
                        new ProductReservationFailed(ORDER, DESK, FailureReason.UNKNOWN_PRODUCT));
        assertThat(answers.records())
                .allSatisfy(answer -> assertThat(answer.headers()).isEqualTo(HEADERS));
    }

    @Test
    void shouldTellTheCatalogueWhenAnOrderMovesStock() {
        service.ignoring(PRODUCT_EVENTS, PRODUCTS);
        givenProduct(service, LAMP, 5);

        EventId command = service.whenMessage(STOCK_COMMANDS, LAMP, reserveLamps(2), HEADERS);

        CatalogEvent changed =
                new ProductStockChanged(LAMP, new StockLevel(5, 2, 0), Optional.empty(), Optional.of(ORDER));
        assertThat(service.then(CATALOG_EVENTS).records())
                .containsExactly(new OutputRecord<>(
                        LAMP,
                        new Message<>(command.follower("product-stock-changed", 0), START, changed),
                        HEADERS,
                        START));
    }

    @Test
    void shouldSellWhatIsHeldWhenTheOrderIsConfirmed() {
        service.ignoring(CATALOG_EVENTS, PRODUCTS);
        givenHeldOrder(service);

        service.whenMessage(STOCK_COMMANDS, LAMP, new CommitStock(LAMP, ORDER));
        service.whenMessage(STOCK_COMMANDS, DESK, new CommitStock(DESK, ORDER));

        assertThat(service.then(PRODUCT_EVENTS).records()).isEmpty();
        assertThat(view(service, LAMP).level()).isEqualTo(new StockLevel(3, 0, 2));
        assertThat(view(service, DESK).level()).isEqualTo(new StockLevel(4, 0, 1));
    }

    @Test
    void shouldFreeWhatIsHeldOnceWhenThePaymentFailsAndThenTheOrder() {
        service.ignoring(CATALOG_EVENTS, PRODUCTS);
        givenHeldOrder(service);

        service.whenMessage(STOCK_COMMANDS, LAMP, new ReleaseStock(LAMP, ORDER));
        service.whenMessage(STOCK_COMMANDS, LAMP, new ReleaseStock(LAMP, ORDER));

        assertThat(service.thenBodies(PRODUCT_EVENTS))
                .containsExactly(new ProductStockReleased(ORDER, LAMP, 2), new ProductStockReleased(ORDER, LAMP, 2));
        assertThat(view(service, LAMP).level()).isEqualTo(new StockLevel(5, 0, 0));
        assertThat(view(service, DESK).level()).isEqualTo(new StockLevel(5, 1, 0));
    }

    @Test
    void shouldTakeBackWhatWasSoldWhenAConfirmedOrderIsCancelledAndItsProductDeleted() {
        service.ignoring(CATALOG_EVENTS, PRODUCTS);
        givenHeldOrder(service);
        service.givenMessage(STOCK_COMMANDS, LAMP, new CommitStock(LAMP, ORDER));
        service.givenMessage(PRODUCT_COMMANDS, LAMP, new DeleteProduct(LAMP, Optional.empty()));

        service.whenMessage(STOCK_COMMANDS, LAMP, new ReleaseStock(LAMP, ORDER));

        assertThat(service.thenBodies(PRODUCT_EVENTS)).containsExactly(new ProductStockReleased(ORDER, LAMP, 2));
        assertThat(view(service, LAMP).level()).isEqualTo(new StockLevel(5, 0, 0));
    }

    @Test
    void shouldAnswerTheSameAndTellTheCatalogueNothingWhenAStockCommandIsRepeated() {
        service.ignoring(PRODUCTS);
        givenProduct(service, LAMP, 5);
        service.givenMessage(STOCK_COMMANDS, LAMP, reserveLamps(2));

        service.whenMessage(STOCK_COMMANDS, LAMP, reserveLamps(2));

        assertThat(service.thenBodies(PRODUCT_EVENTS)).containsExactly(new ProductReserved(ORDER, LAMP, 2));
        assertThat(service.then(CATALOG_EVENTS).records()).isEmpty();
    }

    @Test
    void shouldRefuseAReservationWhenItsReleaseCameFirst() {
        service.ignoring(CATALOG_EVENTS, PRODUCTS);
        givenProduct(service, LAMP, 5);
        service.givenMessage(STOCK_COMMANDS, LAMP, new ReleaseStock(LAMP, ORDER));

        service.whenMessage(STOCK_COMMANDS, LAMP, reserveLamps(2));

        assertThat(service.thenBodies(PRODUCT_EVENTS))
                .containsExactly(new ProductReservationFailed(ORDER, LAMP, FailureReason.OUT_OF_STOCK));
        assertThat(view(service, LAMP).level()).isEqualTo(new StockLevel(5, 0, 0));
    }
}
