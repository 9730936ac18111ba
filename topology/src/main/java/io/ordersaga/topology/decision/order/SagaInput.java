package io.ordersaga.topology.decision.order;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.order.OrderCommand;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.stock.StockEvent;
import java.time.Instant;

/** What a saga decides on. */
public sealed interface SagaInput {

    /** A client asks. */
    record Asked(Message<OrderCommand> message) implements SagaInput {}

    /** The stock ledger answers. */
    record StockAnswered(Message<StockEvent> message) implements SagaInput {}

    /** The payment ledger answers. */
    record PaymentAnswered(Message<PaymentEvent> message) implements SagaInput {}

    /** @param dueAt the deadline that has passed; one that is no longer the state's decides nothing */
    record DeadlinePassed(Instant dueAt) implements SagaInput {}
}
