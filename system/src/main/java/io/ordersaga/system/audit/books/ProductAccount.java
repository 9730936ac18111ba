package io.ordersaga.system.audit.books;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.catalog.CatalogEvent;
import io.ordersaga.topics.catalog.CatalogEvent.ProductCreated;
import io.ordersaga.topics.catalog.CatalogEvent.ProductDeleted;
import io.ordersaga.topics.catalog.CatalogEvent.ProductStockChanged;
import io.ordersaga.topics.catalog.CatalogEvent.ProductUpdated;
import io.ordersaga.topics.catalog.ProductDetails;
import io.ordersaga.topics.stock.StockLevel;
import io.ordersaga.topics.table.ProductRow;
import java.time.Instant;
import java.util.Optional;

/** All that the log says of one product. */
public final class ProductAccount {
    private final ProductId id;
    private final Instant createdAt;
    private ProductDetails details;
    private StockLevel level;
    private long supplied;
    private Optional<String> lost = Optional.empty();
    private boolean deleted;
    private Instant updatedAt;
    private long version = 1;

    ProductAccount(ProductCreated created, Instant at) {
        this.id = created.productId();
        this.details = created.details();
        this.level = created.level();
        this.supplied = created.level().onHand() + created.level().sold();
        this.createdAt = at;
        this.updatedAt = at;
    }

    void apply(Message<CatalogEvent> message) {
        version++;
        updatedAt = message.occurredAt();
        switch (message.body()) {
            case ProductUpdated e -> details = e.details();
            case ProductDeleted e -> deleted = true;
            case ProductStockChanged e -> change(e);
            default -> {
                // A refusal changes nothing, and nothing is created twice.
            }
        }
    }

    private void change(ProductStockChanged e) {
        long before = level.onHand() + level.sold();
        long after = e.level().onHand() + e.level().sold();
        if (e.orderId().isPresent() && before != after) {
            lost = lost.or(() -> Optional.of(
                    "order " + e.orderId().get().value() + " changed on hand + sold from " + before + " to " + after));
        }
        if (e.orderId().isEmpty()) {
            supplied += after - before;
        }
        level = e.level();
    }

    public ProductId id() {
        return id;
    }

    public StockLevel level() {
        return level;
    }

    /** The first stock and all that administrators have added since, less what they have taken. */
    public long supplied() {
        return supplied;
    }

    /** Where an order made units appear or vanish, for the first time. */
    public Optional<String> lost() {
        return lost;
    }

    public Instant touchedAt() {
        return updatedAt;
    }

    /** The row that view and table must have; empty if the product is deleted. */
    public Optional<ProductRow> row() {
        return deleted
                ? Optional.empty()
                : Optional.of(new ProductRow(id, details, level, version, createdAt, updatedAt));
    }
}
