package io.ordersaga.topology.decision.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.catalog.CatalogEvent;
import io.ordersaga.topics.catalog.CatalogEvent.ProductCommandRefused;
import io.ordersaga.topics.catalog.CatalogEvent.ProductCreated;
import io.ordersaga.topics.catalog.CatalogEvent.ProductDeleted;
import io.ordersaga.topics.catalog.CatalogEvent.ProductStockChanged;
import io.ordersaga.topics.catalog.CatalogEvent.ProductUpdated;
import io.ordersaga.topics.catalog.ProductCommand;
import io.ordersaga.topics.catalog.ProductCommand.AdjustStock;
import io.ordersaga.topics.catalog.ProductCommand.CreateProduct;
import io.ordersaga.topics.catalog.ProductCommand.DeleteProduct;
import io.ordersaga.topics.catalog.ProductCommand.UpdateProduct;
import io.ordersaga.topics.catalog.ProductDetails;
import io.ordersaga.topics.catalog.ProductSeen;
import io.ordersaga.topics.stock.StockLevel;
import io.ordersaga.topology.decision.catalog.CatalogState.Absent;
import io.ordersaga.topology.decision.catalog.CatalogState.Deleted;
import io.ordersaga.topology.decision.catalog.CatalogState.Listed;
import io.ordersaga.topology.decision.stock.ProductStock;
import io.ordersaga.topology.decision.stock.ProductStock.Closed;
import io.ordersaga.topology.decision.stock.ProductStock.Open;
import io.ordersaga.topology.decision.stock.ProductStock.Unknown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {
    private static final long MAX = StockLevel.MAX_UNITS;
    private static final ProductId LAMP = ProductId.of(new UUID(0, 1));
    private static final EventId EARLIER = EventId.of(new UUID(0, 2));
    private static final EventId NOW = EventId.of(new UUID(0, 3));
    private static final ProductDetails DETAILS = new ProductDetails(
            "Lamp", "A lamp.", new Money(10_00), Optional.of("light"), Optional.of("https://example.com/lamp.png"));

    private static final CatalogState LISTED = new Listed(DETAILS, EARLIER);
    private static final CatalogState DELETED = new Deleted(EARLIER);

    /** On hand 10, held 6, sold 4. */
    private static final StockLevel LEVEL = new StockLevel(10, 6, 4);

    private static final ProductStock OPEN = new Open(LEVEL);
    private static final ProductStock CLOSED = new Closed(LEVEL);

    @ParameterizedTest
    @ValueSource(longs = {0, 10, MAX})
    void shouldCreateAProductWhenItsIdIsFree(long stock) {
        Catalog.Step step = decide(new Absent(), new Unknown(), new CreateProduct(LAMP, DETAILS, stock));

        StockLevel level = new StockLevel(stock, 0, 0);
        CatalogEvent created = new ProductCreated(LAMP, DETAILS, level, NOW);
        assertThat(step).isEqualTo(new Catalog.Step(new Listed(DETAILS, NOW), new Open(level), List.of(created)));
    }

    @ParameterizedTest
    @CsvSource({"-1, STOCK_BELOW_RESERVED", "1000000001, STOCK_TOO_LARGE"})
    void shouldRefuseToCreateAProductWhenItsStockIsOutOfRange(long stock, RefusalCode code) {
        Catalog.Step step = decide(new Absent(), new Unknown(), new CreateProduct(LAMP, DETAILS, stock));

        assertThat(step).isEqualTo(new Catalog.Step(new Absent(), new Unknown(), List.of(refused(code))));
    }

    @Test
    void shouldRefuseToCreateAProductWhenItsIdIsTaken() {
        ProductCommand create = new CreateProduct(LAMP, DETAILS, 1);

        Catalog.Step listed = decide(LISTED, OPEN, create);
        Catalog.Step deleted = decide(DELETED, CLOSED, create);

        List<CatalogEvent> refusal = List.of(refused(RefusalCode.ID_TAKEN));
        assertThat(listed).isEqualTo(new Catalog.Step(new Listed(DETAILS, NOW), OPEN, refusal));
        assertThat(deleted).isEqualTo(new Catalog.Step(new Deleted(NOW), CLOSED, refusal));
    }

    @Test
    void shouldUpdateTheFieldsThatArePresent() {
        ProductCommand update = new UpdateProduct(
                LAMP,
                Optional.of("Big lamp"),
                Optional.empty(),
                Optional.of(new Money(12_50)),
                Optional.of("living"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        Catalog.Step step = decide(LISTED, OPEN, update);

        ProductDetails updated =
                new ProductDetails("Big lamp", "A lamp.", new Money(12_50), Optional.of("living"), DETAILS.imageUrl());
        assertThat(step)
                .isEqualTo(new Catalog.Step(
                        new Listed(updated, NOW), OPEN, List.of(new ProductUpdated(LAMP, updated, NOW))));
    }

    @Test
    void shouldNameTheCommandInTheLastEventWhenAnUpdateSetsTheStockToo() {
        Catalog.Step step = decide(LISTED, OPEN, stock(6));

        StockLevel level = new StockLevel(6, 6, 4);
        assertThat(step)
                .isEqualTo(new Catalog.Step(
                        new Listed(DETAILS, NOW),
                        new Open(level),
                        List.of(
                                new ProductStockChanged(LAMP, level, Optional.empty(), Optional.empty()),
                                new ProductUpdated(LAMP, DETAILS, NOW))));
    }

    @ParameterizedTest
    @CsvSource({"5, STOCK_BELOW_RESERVED", "-1, STOCK_BELOW_RESERVED", "999999997, STOCK_TOO_LARGE"})
    void shouldRefuseAnUpdateAsAWholeWhenItsStockIsOutOfRange(long onHand, RefusalCode code) {
        ProductCommand update = new UpdateProduct(
                LAMP,
                Optional.of("Big lamp"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(onHand),
                Optional.empty());

        Catalog.Step step = decide(LISTED, OPEN, update);

        assertThat(step).isEqualTo(new Catalog.Step(new Listed(DETAILS, NOW), OPEN, List.of(refused(code))));
    }

    @ParameterizedTest
    @CsvSource({"5, 15", "0, 10", "-4, 6", "999999986, 999999996"})
    void shouldAdjustTheStockWhenItStaysInRange(long delta, long onHand) {
        Catalog.Step step = decide(LISTED, OPEN, new AdjustStock(LAMP, delta, "count"));

        StockLevel level = new StockLevel(onHand, 6, 4);
        CatalogEvent changed = new ProductStockChanged(LAMP, level, Optional.of(NOW), Optional.empty());
        assertThat(step).isEqualTo(new Catalog.Step(new Listed(DETAILS, NOW), new Open(level), List.of(changed)));
    }

    @ParameterizedTest
    @CsvSource({
        "-5, STOCK_BELOW_RESERVED",
        "-9223372036854775808, STOCK_BELOW_RESERVED",
        "999999987, STOCK_TOO_LARGE",
        "9223372036854775807, STOCK_TOO_LARGE"
    })
    void shouldRefuseAnAdjustmentWhenItWouldLeaveTheRange(long delta, RefusalCode code) {
        Catalog.Step step = decide(LISTED, OPEN, new AdjustStock(LAMP, delta, "count"));

        assertThat(step).isEqualTo(new Catalog.Step(new Listed(DETAILS, NOW), OPEN, List.of(refused(code))));
    }

    @Test
    void shouldKeepWhatIsHeldWhenAProductIsDeleted() {
        Catalog.Step step = decide(LISTED, OPEN, new DeleteProduct(LAMP, Optional.empty()));

        assertThat(step).isEqualTo(new Catalog.Step(new Deleted(NOW), CLOSED, List.of(new ProductDeleted(LAMP, NOW))));
    }

    @Test
    void shouldObeyAConditionalCommandWhenTheProductIsAsItWasSeen() {
        Optional<ProductSeen> seen = Optional.of(new ProductSeen(DETAILS, OPEN.level()));

        assertThat(decide(LISTED, OPEN, renamed(seen)).events()).hasSize(1).allMatch(ProductUpdated.class::isInstance);
        assertThat(decide(LISTED, OPEN, new DeleteProduct(LAMP, seen)).events())
                .hasSize(1)
                .allMatch(ProductDeleted.class::isInstance);
    }

    @Test
    void shouldRefuseAConditionalCommandWhenTheProductIsNoLongerAsItWasSeen() {
        StockLevel level = OPEN.level();
        ProductSeen otherStock =
                new ProductSeen(DETAILS, new StockLevel(level.onHand() + 1, level.held(), level.sold()));
        ProductSeen otherDetails = new ProductSeen(
                new ProductDetails("Old lamp", "", Money.ZERO, Optional.empty(), Optional.empty()), level);

        for (ProductSeen seen : List.of(otherStock, otherDetails)) {
            Catalog.Step refused =
                    new Catalog.Step(new Listed(DETAILS, NOW), OPEN, List.of(refused(RefusalCode.PRECONDITION_FAILED)));
            assertThat(decide(LISTED, OPEN, renamed(Optional.of(seen)))).isEqualTo(refused);
            assertThat(decide(LISTED, OPEN, new DeleteProduct(LAMP, Optional.of(seen))))
                    .isEqualTo(refused);
        }
    }

    private static ProductCommand renamed(Optional<ProductSeen> seen) {
        return new UpdateProduct(
                LAMP,
                Optional.of("Big lamp"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                seen);
    }

    static List<ProductCommand> changes() {
        return List.of(stock(9), new AdjustStock(LAMP, 1, "count"), new DeleteProduct(LAMP, Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void shouldRefuseAChangeWhenThereIsNoSuchProduct(ProductCommand command) {
        Catalog.Step absent = decide(new Absent(), new Unknown(), command);
        Catalog.Step deleted = decide(DELETED, CLOSED, command);

        List<CatalogEvent> refusal = List.of(refused(RefusalCode.NOT_FOUND));
        assertThat(absent).isEqualTo(new Catalog.Step(new Absent(), new Unknown(), refusal));
        assertThat(deleted).isEqualTo(new Catalog.Step(new Deleted(NOW), CLOSED, refusal));
    }

    static List<ProductCommand> commands() {
        return List.of(
                new CreateProduct(LAMP, DETAILS, 1),
                stock(9),
                new AdjustStock(LAMP, 1, "count"),
                new DeleteProduct(LAMP, Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldPassOverACommandWhenItIsTheOneDecidedLast(ProductCommand command) {
        Catalog.Step listed = decide(new Listed(DETAILS, NOW), OPEN, command);
        Catalog.Step deleted = decide(new Deleted(NOW), CLOSED, command);

        assertThat(listed).isEqualTo(new Catalog.Step(new Listed(DETAILS, NOW), OPEN, List.of()));
        assertThat(deleted).isEqualTo(new Catalog.Step(new Deleted(NOW), CLOSED, List.of()));
    }

    private static Catalog.Step decide(CatalogState state, ProductStock stock, ProductCommand command) {
        return Catalog.decide(state, stock, new Message<>(NOW, Instant.EPOCH, command));
    }

    private static ProductCommand stock(long onHand) {
        return new UpdateProduct(
                LAMP,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(onHand),
                Optional.empty());
    }

    private static ProductCommandRefused refused(RefusalCode code) {
        return new ProductCommandRefused(LAMP, NOW, code);
    }
}
