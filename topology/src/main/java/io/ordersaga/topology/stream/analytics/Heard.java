package io.ordersaga.topology.stream.analytics;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topology.stream.Deciding;
import io.ordersaga.topology.view.analytics.Counting;
import io.ordersaga.topology.view.analytics.OrderFacts;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** What the analytics service hears of an order. A message may be missing: what cannot be read arrives as nothing. */
sealed interface Heard {

    /** @throws io.ordersaga.topology.stream.UndecidableRecordException if the record is not one of its key's */
    Counting.Step count(Optional<OrderFacts> facts, Record<OrderId, Heard> record);

    record OfOrder(@Nullable Message<OrderEvent> message) implements Heard {
        @Override
        public Counting.Step count(Optional<OrderFacts> facts, Record<OrderId, Heard> record) {
            return Counting.heard(facts, Deciding.message(record, message, OrderEvent::orderId));
        }
    }

    record OfPayment(@Nullable Message<PaymentEvent> message) implements Heard {
        @Override
        public Counting.Step count(Optional<OrderFacts> facts, Record<OrderId, Heard> record) {
            return Counting.paid(facts, Deciding.message(record, message, PaymentEvent::orderId));
        }
    }
}
