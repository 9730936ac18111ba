package io.ordersaga.topology.view.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.catalog.CatalogEvent;
import io.ordersaga.topics.catalog.CatalogEvent.ProductCommandRefused;
import io.ordersaga.topics.catalog.CatalogEvent.ProductCreated;
import io.ordersaga.topics.catalog.CatalogEvent.ProductDeleted;
import io.ordersaga.topics.catalog.CatalogEvent.ProductStockChanged;
import io.ordersaga.topics.catalog.CatalogEvent.ProductUpdated;
import io.ordersaga.topics.catalog.ProductDetails;
import io.ordersaga.topics.stock.StockLevel;
import io.ordersaga.topics.table.ProductRow;
import io.ordersaga.topology.view.Outcomes;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProductViewFoldTest {
    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-01-02T00:00:00Z");
    private static final ProductId LAMP = ProductId.of(new UUID(0, 1));
    private static final EventId CREATE = EventId.of(new UUID(0, 2));
    private static final EventId CHANGE = EventId.of(new UUID(0, 3));
    private static final OrderId ORDER = OrderId.of(new UUID(0, 4));
    private static final StockLevel LEVEL = new StockLevel(10, 0, 0);
    private static final Outcomes CREATION = Outcomes.NONE.accepted(CREATE);
    private static final ProductDetails DETAILS = details("Lamp");

    private static final ProductView VIEW = new ProductView(LAMP, DETAILS, LEVEL, false, 1, CREATED, CREATED, CREATION);

    @Test
    void shouldShowAProductWhenItIsCreated() {
        Optional<ProductView> view =
                ProductViewFold.apply(Optional.empty(), at(CREATED, new ProductCreated(LAMP, DETAILS, LEVEL, CREATE)));

        assertThat(view).contains(VIEW);
    }

    @Test
    void shouldShowOtherDetailsWhenItIsUpdated() {
        ProductView view = after(new ProductUpdated(LAMP, details("Big lamp"), CHANGE));

        assertThat(view)
                .isEqualTo(new ProductView(
                        LAMP, details("Big lamp"), LEVEL, false, 2, CREATED, LATER, CREATION.accepted(CHANGE)));
    }

    @Test
    void shouldShowTheStockWhenAnOrderChangesIt() {
        StockLevel level = new StockLevel(10, 2, 0);

        ProductView view = after(new ProductStockChanged(LAMP, level, Optional.empty(), Optional.of(ORDER)));

        assertThat(view).isEqualTo(new ProductView(LAMP, DETAILS, level, false, 2, CREATED, LATER, CREATION));
    }

    @Test
    void shouldShowTheStockAndTheOutcomeWhenAnAdministratorChangesIt() {
        StockLevel level = new StockLevel(12, 0, 0);

        ProductView view = after(new ProductStockChanged(LAMP, level, Optional.of(CHANGE), Optional.empty()));

        assertThat(view)
                .isEqualTo(new ProductView(LAMP, DETAILS, level, false, 2, CREATED, LATER, CREATION.accepted(CHANGE)));
    }

    @Test
    void shouldShowTheOutcomeWhenACommandIsRefused() {
        ProductView view = after(new ProductCommandRefused(LAMP, CHANGE, RefusalCode.STOCK_BELOW_RESERVED));

        assertThat(view)
                .isEqualTo(new ProductView(
                        LAMP,
                        DETAILS,
                        LEVEL,
                        false,
                        2,
                        CREATED,
                        LATER,
                        CREATION.refused(CHANGE, RefusalCode.STOCK_BELOW_RESERVED)));
    }

    @Test
    void shouldKeepAnInvisibleViewWhenTheProductIsDeleted() {
        ProductView deleted = after(new ProductDeleted(LAMP, CHANGE));
        Optional<ProductView> afterReturn = ProductViewFold.apply(
                Optional.of(deleted),
                at(LATER, new ProductStockChanged(LAMP, LEVEL, Optional.empty(), Optional.of(ORDER))));

        assertThat(deleted)
                .isEqualTo(new ProductView(LAMP, DETAILS, LEVEL, true, 2, CREATED, LATER, CREATION.accepted(CHANGE)));
        assertThat(afterReturn)
                .hasValueSatisfying(view -> assertThat(view.deleted()).isTrue());
    }

    @Test
    void shouldShowNothingWhenTheProductNeverWas() {
        Optional<ProductView> view = ProductViewFold.apply(
                Optional.empty(), at(LATER, new ProductCommandRefused(LAMP, CHANGE, RefusalCode.NOT_FOUND)));

        assertThat(view).isEmpty();
    }

    @Test
    void shouldHaveARowUntilTheProductIsDeleted() {
        ProductView deleted = after(new ProductDeleted(LAMP, CHANGE));

        assertThat(VIEW.toRow()).contains(new ProductRow(LAMP, DETAILS, LEVEL, 1, CREATED, CREATED));
        assertThat(deleted.toRow()).isEmpty();
    }

    private static ProductView after(CatalogEvent event) {
        return ProductViewFold.apply(Optional.of(VIEW), at(LATER, event)).orElseThrow();
    }

    private static Message<CatalogEvent> at(Instant time, CatalogEvent event) {
        return new Message<>(EventId.of(new UUID(9, 9)), time, event);
    }

    private static ProductDetails details(String name) {
        return new ProductDetails(name, "A lamp.", new Money(10_00), Optional.of("light"), Optional.empty());
    }
}
