package io.ordersaga.apps.payment;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.payment.PaymentRequest;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A request that was taken from its partition and is to be answered.
 *
 * @param record where it stood
 */
record Call(PartitionProgress progress, ConsumerRecord<byte[], byte[]> record, Message<PaymentRequest> message) {

    OrderId order() {
        return message.body().orderId();
    }
}
