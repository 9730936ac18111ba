package io.ordersaga.topology.stream.product;

import static io.ordersaga.topics.log.Topics.CATALOG_EVENTS;
import static io.ordersaga.topics.log.Topics.PRODUCTS;
import static io.ordersaga.topics.log.Topics.PRODUCT_COMMANDS;
import static io.ordersaga.topology.stream.product.Shop.DESK;
import static io.ordersaga.topology.stream.product.Shop.HEADERS;
import static io.ordersaga.topology.stream.product.Shop.LAMP;
import static io.ordersaga.topology.stream.product.Shop.details;
import static io.ordersaga.topology.stream.product.Shop.givenHeldOrder;
import static io.ordersaga.topology.stream.product.Shop.givenProduct;
import static io.ordersaga.topology.stream.product.Shop.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.testkit.OutputRecord;
import io.ordersaga.testkit.TopologyHarness;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topics.catalog.CatalogEvent;
import io.ordersaga.topics.catalog.CatalogEvent.ProductCommandRefused;
import io.ordersaga.topics.catalog.CatalogEvent.ProductCreated;
import io.ordersaga.topics.catalog.ProductCommand;
import io.ordersaga.topics.catalog.ProductCommand.AdjustStock;
import io.ordersaga.topics.catalog.ProductCommand.CreateProduct;
import io.ordersaga.topics.catalog.ProductCommand.DeleteProduct;
import io.ordersaga.topics.catalog.ProductCommand.UpdateProduct;
import io.ordersaga.topics.stock.StockLevel;
import io.ordersaga.topics.table.ProductRow;
import io.ordersaga.topics.wire.Timestamps;
import io.ordersaga.topology.stream.IndexKeys;
import io.ordersaga.topology.stream.KeyedStore;
import io.ordersaga.topology.stream.ServiceHarness;
import io.ordersaga.topology.stream.ViewListener;
import io.ordersaga.topology.view.product.ProductView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProductCatalogueTest {
    private static final Instant START = TopologyHarness.START;

    private final List<ProductView> heard = new ArrayList<>();

    @RegisterExtension
    final ServiceHarness service = Shop.harness(new Ear());

    private final class Ear implements ViewListener {
        @Override
        public <K, R> void changed(KeyedStore<K, R> store, K key, R row) {
            assertThat(store).isEqualTo(ProductStores.PRODUCTS);
            heard.add((ProductView) row);
        }
    }

    @Test
    void shouldListAProductWhenItIsCreated() {
        service.advance(Duration.ofSeconds(1));

        EventId command =
                service.whenMessage(PRODUCT_COMMANDS, LAMP, new CreateProduct(LAMP, details("light"), 5), HEADERS);

        Instant now = START.plusSeconds(1);
        StockLevel level = new StockLevel(5, 0, 0);
        CatalogEvent created = new ProductCreated(LAMP, details("light"), level, command);
        assertThat(service.then(CATALOG_EVENTS).records())
                .containsExactly(new OutputRecord<>(
                        LAMP, new Message<>(command.follower("product-created", 0), now, created), HEADERS, now));
        assertThat(service.then(PRODUCTS).records())
                .containsExactly(new OutputRecord<>(
                        LAMP, new ProductRow(LAMP, details("light"), level, 1, now, now), HEADERS, now));
        assertThat(byTime()).containsExactly(Map.entry(IndexKeys.byTime(now, LAMP), LAMP));
        assertThat(byCategory()).containsExactly(Map.entry(IndexKeys.byGroup("light", now, LAMP), LAMP));
        assertThat(view(service, LAMP).outcomes().of(command).orElseThrow().refusal())
                .isEmpty();
        assertThat(heard).containsExactly(view(service, LAMP));
    }

    @Test
    void shouldMoveAProductWhenItsCategoryChanges() {
        service.ignoring(CATALOG_EVENTS, PRODUCTS);
        givenProduct(service, LAMP, 5);
        service.advance(Duration.ofHours(1));

        service.whenMessage(PRODUCT_COMMANDS, LAMP, category("living"));

        assertThat(byTime()).containsExactly(Map.entry(IndexKeys.byTime(START, LAMP), LAMP));
        assertThat(byCategory()).containsExactly(Map.entry(IndexKeys.byGroup("living", START, LAMP), LAMP));
        assertThat(view(service, LAMP).updatedAt()).isEqualTo(START.plus(Duration.ofHours(1)));
    }

    @Test
    void shouldListAProductUnderItsOwnCategoryWhenAnotherIsThePartBeforeTheSeparator() {
        service.ignoring(CATALOG_EVENTS, PRODUCTS);
        givenProduct(service, LAMP, 5);

        service.whenMessage(PRODUCT_COMMANDS, LAMP, category("light|desk"));

        assertThat(byCategory().keySet())
                .singleElement()
                .satisfies(key -> assertThat(key)
                        .startsWith(IndexKeys.group("light|desk"))
                        .doesNotStartWith(IndexKeys.group("light")));
    }

    @Test
    void shouldTakeAProductFromTheListsAndTheTableWhenItIsDeleted() {
        service.ignoring(CATALOG_EVENTS);
        givenProduct(service, LAMP, 5);
        givenProduct(service, DESK, 5);

        EventId command = service.whenMessage(PRODUCT_COMMANDS, LAMP, new DeleteProduct(LAMP, Optional.empty()));

        assertThat(service.then(PRODUCTS).values()).hasSize(1).containsOnlyNulls();
        assertThat(byTime()).containsOnlyKeys(IndexKeys.byTime(START, DESK));
        assertThat(byCategory()).containsOnlyKeys(IndexKeys.byGroup("home", START, DESK));
        assertThat(view(service, LAMP).deleted()).isTrue();
        assertThat(view(service, LAMP).outcomes().of(command)).isPresent();
    }

    @Test
    void shouldRefuseAnAdjustmentBelowWhatIsHeldAndShowItInTheRow() {
        service.ignoring(PRODUCTS);
        givenHeldOrder(service);

        EventId command = service.whenMessage(PRODUCT_COMMANDS, LAMP, new AdjustStock(LAMP, -4, "count"));

        assertThat(service.thenBodies(CATALOG_EVENTS))
                .containsExactly(new ProductCommandRefused(LAMP, command, RefusalCode.STOCK_BELOW_RESERVED));
        assertThat(view(service, LAMP).level()).isEqualTo(new StockLevel(5, 2, 0));
        assertThat(view(service, LAMP).outcomes().of(command).orElseThrow().refusal())
                .contains(RefusalCode.STOCK_BELOW_RESERVED);
    }

    @Test
    void shouldObeyACommandOnceWhenItIsDeliveredTwice() {
        service.ignoring(PRODUCTS);
        givenProduct(service, LAMP, 5);
        var message = service.<ProductCommand>message(new AdjustStock(LAMP, 3, "delivery"));

        service.when(PRODUCT_COMMANDS, LAMP, message, message);

        assertThat(service.then(CATALOG_EVENTS).records()).hasSize(1);
        assertThat(view(service, LAMP).level()).isEqualTo(new StockLevel(8, 0, 0));
    }

    @Test
    void shouldListProductsByWhatTheyCost() {
        service.ignoring(PRODUCTS, CATALOG_EVENTS);
        givenProduct(service, LAMP, 5);
        service.when(PRODUCT_COMMANDS, LAMP, service.<ProductCommand>message(category("Light")));
        String place = "%016d|%s|%s"
                .formatted(
                        view(service, LAMP).details().price().minorUnits(),
                        Timestamps.write(view(service, LAMP).createdAt()),
                        LAMP.value());

        assertThat(service.<String, ProductId>entries("products-by-price")).containsExactly(Map.entry(place, LAMP));
        assertThat(service.<String, ProductId>entries("products-by-category-and-price"))
                .containsExactly(Map.entry("Light|" + place, LAMP));
    }

    private static UpdateProduct category(String category) {
        return new UpdateProduct(
                LAMP,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(category),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Map<String, ProductId> byTime() {
        return service.entries("products-by-time");
    }

    private Map<String, ProductId> byCategory() {
        return service.entries("products-by-category");
    }
}
