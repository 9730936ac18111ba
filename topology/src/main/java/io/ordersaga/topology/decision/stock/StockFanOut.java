package io.ordersaga.topology.decision.stock;

import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.order.OrderEvent.OrderCancellationRequested;
import io.ordersaga.topics.order.OrderEvent.OrderCancelled;
import io.ordersaga.topics.order.OrderEvent.OrderCommandRefused;
import io.ordersaga.topics.order.OrderEvent.OrderConfirmed;
import io.ordersaga.topics.order.OrderEvent.OrderCreated;
import io.ordersaga.topics.order.OrderEvent.OrderEventNoted;
import io.ordersaga.topics.order.OrderEvent.OrderFailed;
import io.ordersaga.topics.order.OrderEvent.OrderPaymentFailed;
import io.ordersaga.topics.order.OrderEvent.OrderProductsReserved;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.stock.StockCommand;
import io.ordersaga.topics.stock.StockCommand.CommitStock;
import io.ordersaga.topics.stock.StockCommand.ReleaseStock;
import io.ordersaga.topics.stock.StockCommand.ReserveStock;
import java.util.List;

/** What an order's event asks of the stock of its products: one command per line, in the order of the lines. Pure. */
public final class StockFanOut {
    private StockFanOut() {}

    public static List<StockCommand> commands(OrderEvent event) {
        return switch (event) {
            case OrderCreated e -> reserve(e.orderId(), e.order().lines());
            case OrderConfirmed e -> commit(e.orderId(), e.lines());
            case OrderPaymentFailed e -> release(e.orderId(), e.lines());
            case OrderFailed e -> release(e.orderId(), e.lines());
            case OrderCancelled e -> release(e.orderId(), e.lines());
            case OrderProductsReserved e -> List.of();
            case OrderCancellationRequested e -> List.of();
            case OrderCommandRefused e -> List.of();
            case OrderEventNoted e -> List.of();
        };
    }

    private static List<StockCommand> reserve(OrderId order, List<OrderLine> lines) {
        return lines.stream()
                .<StockCommand>map(line -> new ReserveStock(line.productId(), order, line.quantity()))
                .toList();
    }

    private static List<StockCommand> commit(OrderId order, List<OrderLine> lines) {
        return lines.stream()
                .<StockCommand>map(line -> new CommitStock(line.productId(), order))
                .toList();
    }

    private static List<StockCommand> release(OrderId order, List<OrderLine> lines) {
        return lines.stream()
                .<StockCommand>map(line -> new ReleaseStock(line.productId(), order))
                .toList();
    }
}
