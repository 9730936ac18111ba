package io.ordersaga.topology.view.product;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.catalog.CatalogEvent;
import io.ordersaga.topics.catalog.CatalogEvent.ProductCommandRefused;
import io.ordersaga.topics.catalog.CatalogEvent.ProductCreated;
import io.ordersaga.topics.catalog.CatalogEvent.ProductDeleted;
import io.ordersaga.topics.catalog.CatalogEvent.ProductStockChanged;
import io.ordersaga.topics.catalog.CatalogEvent.ProductUpdated;
import io.ordersaga.topics.catalog.ProductDetails;
import io.ordersaga.topics.stock.StockLevel;
import io.ordersaga.topology.view.Outcomes;
import java.util.Optional;

/** How a product's view follows from its events. Pure. */
public final class ProductViewFold {
    private ProductViewFold() {}

    /**
     * The view after an event; empty as long as the product has not been created. So a refused command to a product that never
     * was leaves no view.
     */
    public static Optional<ProductView> apply(Optional<ProductView> view, Message<CatalogEvent> message) {
        if (message.body() instanceof ProductCreated e && view.isEmpty()) {
            return Optional.of(created(e, message));
        }
        return view.map(known -> changed(known, message));
    }

    private static ProductView created(ProductCreated e, Message<CatalogEvent> message) {
        return new ProductView(
                e.productId(),
                e.details(),
                e.level(),
                false,
                1,
                message.occurredAt(),
                message.occurredAt(),
                Outcomes.NONE.accepted(e.commandId()));
    }

    private static ProductView changed(ProductView view, Message<CatalogEvent> message) {
        CatalogEvent event = message.body();
        return new ProductView(
                view.productId(),
                details(view.details(), event),
                level(view.level(), event),
                view.deleted() || event instanceof ProductDeleted,
                view.version() + 1,
                view.createdAt(),
                message.occurredAt(),
                outcomes(view.outcomes(), event));
    }

    private static ProductDetails details(ProductDetails details, CatalogEvent event) {
        return event instanceof ProductUpdated e ? e.details() : details;
    }

    private static StockLevel level(StockLevel level, CatalogEvent event) {
        return event instanceof ProductStockChanged e ? e.level() : level;
    }

    private static Outcomes outcomes(Outcomes outcomes, CatalogEvent event) {
        return switch (event) {
            case ProductCreated e -> outcomes.accepted(e.commandId());
            case ProductUpdated e -> outcomes.accepted(e.commandId());
            case ProductDeleted e -> outcomes.accepted(e.commandId());
            case ProductStockChanged e -> e.commandId().map(outcomes::accepted).orElse(outcomes);
            case ProductCommandRefused e -> outcomes.refused(e.commandId(), e.code());
        };
    }
}
