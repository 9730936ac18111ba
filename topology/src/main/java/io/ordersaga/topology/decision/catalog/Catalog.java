package io.ordersaga.topology.decision.catalog;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an administrator's command does to a product and its stock. Pure: the same state, stock and command give the same step.
 *
 * <p>Each command is obeyed as a whole or refused as a whole. One that comes again as the latest one is passed over. The units
 * on hand can be set from what is held up to {@link StockLevel#MAX_UNITS} less what is sold, so that all that was sold can
 * still be returned.
 */
public final class Catalog {
    /** More than any quantity on hand can differ from another; clamping to it keeps a sum from overflowing. */
    private static final long FAR = 2 * StockLevel.MAX_UNITS;

    private Catalog() {}

    /** @param events what has happened, in this order; empty for a command that comes again */
    public record Step(CatalogState next, ProductStock stock, List<CatalogEvent> events) {
        public Step {
            events = List.copyOf(events);
        }
    }

    private record On(CatalogState state, ProductCommand command) {}

    public static Step decide(CatalogState state, ProductStock stock, Message<ProductCommand> message) {
        EventId id = message.eventId();
        if (state.decidedLast().filter(id::equals).isPresent()) {
            return new Step(state, stock, List.of());
        }
        return switch (new On(state, message.body())) {
            case On(Absent absent, CreateProduct c) -> create(stock, c, id);
            case On(CatalogState taken, CreateProduct c) -> refuse(taken, stock, refused(c, id, RefusalCode.ID_TAKEN));
            case On(Listed listed, UpdateProduct c)
            when isOther(listed, stock, c.seen()) ->
                refuse(listed, stock, refused(c, id, RefusalCode.PRECONDITION_FAILED));
            case On(Listed listed, DeleteProduct c)
            when isOther(listed, stock, c.seen()) ->
                refuse(listed, stock, refused(c, id, RefusalCode.PRECONDITION_FAILED));
            case On(Listed listed, UpdateProduct c) -> update(listed, stock, c, id);
            case On(Listed listed, AdjustStock c) -> adjust(listed, stock, c, id);
            case On(Listed listed, DeleteProduct c) -> delete(stock, c, id);
            case On(CatalogState other, UpdateProduct c) -> refuse(other, stock, refused(c, id, RefusalCode.NOT_FOUND));
            case On(CatalogState other, AdjustStock c) -> refuse(other, stock, refused(c, id, RefusalCode.NOT_FOUND));
            case On(CatalogState other, DeleteProduct c) -> refuse(other, stock, refused(c, id, RefusalCode.NOT_FOUND));
        };
    }

    private static boolean isOther(Listed listed, ProductStock stock, Optional<ProductSeen> seen) {
        return seen.filter(wanted -> !wanted.equals(new ProductSeen(listed.details(), stock.level())))
                .isPresent();
    }

    private static Step create(ProductStock stock, CreateProduct command, EventId id) {
        Optional<RefusalCode> refusal = refusal(StockLevel.EMPTY, command.stock());
        if (refusal.isPresent()) {
            return refuse(new Absent(), stock, refused(command, id, refusal.get()));
        }
        StockLevel level = onHand(StockLevel.EMPTY, command.stock());
        ProductDetails details = command.details();
        CatalogEvent created = new ProductCreated(command.productId(), details, level, id);
        return new Step(new Listed(details, id), new Open(level), List.of(created));
    }

    /**
     * Only the last event of an update names the command, as whoever waits for the command's outcome is then to see all that
     * it did.
     */
    private static Step update(Listed listed, ProductStock stock, UpdateProduct command, EventId id) {
        StockLevel before = stock.level();
        long onHand = command.stock().orElse(before.onHand());
        Optional<RefusalCode> refusal = refusal(before, onHand);
        if (refusal.isPresent()) {
            return refuse(listed, stock, refused(command, id, refusal.get()));
        }
        StockLevel after = onHand(before, onHand);
        ProductDetails details = updated(listed.details(), command);
        List<CatalogEvent> events = new ArrayList<>();
        if (!after.equals(before)) {
            events.add(new ProductStockChanged(command.productId(), after, Optional.empty(), Optional.empty()));
        }
        events.add(new ProductUpdated(command.productId(), details, id));
        return new Step(new Listed(details, id), stock.with(after), events);
    }

    private static Step adjust(Listed listed, ProductStock stock, AdjustStock command, EventId id) {
        StockLevel before = stock.level();
        long onHand = before.onHand() + Math.clamp(command.delta(), -FAR, FAR);
        Optional<RefusalCode> refusal = refusal(before, onHand);
        if (refusal.isPresent()) {
            return refuse(listed, stock, refused(command, id, refusal.get()));
        }
        StockLevel after = onHand(before, onHand);
        CatalogEvent changed = new ProductStockChanged(command.productId(), after, Optional.of(id), Optional.empty());
        return new Step(listed.having(id), stock.with(after), List.of(changed));
    }

    private static Step delete(ProductStock stock, DeleteProduct command, EventId id) {
        return new Step(
                new Deleted(id), new Closed(stock.level()), List.of(new ProductDeleted(command.productId(), id)));
    }

    private static Step refuse(CatalogState state, ProductStock stock, ProductCommandRefused refused) {
        return new Step(state.having(refused.commandId()), stock, List.of(refused));
    }

    private static ProductCommandRefused refused(ProductCommand command, EventId id, RefusalCode code) {
        return new ProductCommandRefused(command.productId(), id, code);
    }

    private static Optional<RefusalCode> refusal(StockLevel level, long onHand) {
        if (onHand < level.held()) {
            return Optional.of(RefusalCode.STOCK_BELOW_RESERVED);
        }
        return onHand > StockLevel.MAX_UNITS - level.sold()
                ? Optional.of(RefusalCode.STOCK_TOO_LARGE)
                : Optional.empty();
    }

    private static StockLevel onHand(StockLevel level, long units) {
        return new StockLevel(units, level.held(), level.sold());
    }

    private static ProductDetails updated(ProductDetails before, UpdateProduct command) {
        return new ProductDetails(
                command.name().orElse(before.name()),
                command.description().orElse(before.description()),
                command.price().orElse(before.price()),
                command.category().or(before::category),
                command.imageUrl().or(before::imageUrl));
    }
}
