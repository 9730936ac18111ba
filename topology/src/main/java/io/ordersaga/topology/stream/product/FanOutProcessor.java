package io.ordersaga.topology.stream.product;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.stock.StockCommand;
import io.ordersaga.topics.wire.WireNames;
import io.ordersaga.topology.decision.stock.StockFanOut;
import io.ordersaga.topology.stream.Deciding;
import io.ordersaga.topology.stream.Deferred;
import io.ordersaga.topology.stream.Followers;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** Sends what an order's event asks of stock to each of its products. It remembers nothing. */
final class FanOutProcessor implements Processor<OrderId, Message<OrderEvent>, ProductId, Message<StockCommand>> {
    private final ProcessorContext<ProductId, Message<StockCommand>> context;

    private FanOutProcessor(ProcessorContext<ProductId, Message<StockCommand>> context) {
        this.context = context;
    }

    static ProcessorSupplier<OrderId, Message<OrderEvent>, ProductId, Message<StockCommand>> supplier() {
        return () -> new Deferred<>(FanOutProcessor::new);
    }

    @Override
    public void process(Record<OrderId, Message<OrderEvent>> record) {
        Message<OrderEvent> event = Deciding.message(record, record.value(), OrderEvent::orderId);
        List<StockCommand> commands = Deciding.decide(() -> StockFanOut.commands(event.body()));
        Instant now = Deciding.now(context);
        new Followers(event.eventId(), now)
                .of(WireNames.STOCK_COMMANDS, commands)
                .forEach(command -> context.forward(
                        new Record<>(command.body().productId(), command, now.toEpochMilli(), record.headers())));
    }
}
