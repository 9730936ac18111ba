package io.ordersaga.apps.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.MessageHeaders;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.payment.PaymentRequest;
import io.ordersaga.topics.payment.PaymentRequest.ChargePayment;
import io.ordersaga.topics.payment.PaymentRequest.ReversePayment;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Payment requests, and the records they come in. */
public final class Requests {
    public static final Money AMOUNT = new Money(2_500);

    private static final String TOPIC = Topics.PAYMENT_REQUESTS.name();

    private Requests() {}

    public static OrderId order(int number) {
        return OrderId.of(new UUID(0, number));
    }

    public static ChargePayment charge(int number, int attempt, String token) {
        return new ChargePayment(
                order(number),
                PaymentId.of(order(number)),
                attempt,
                AMOUNT,
                Optional.of(token).filter(t -> !t.isEmpty()));
    }

    public static ReversePayment reverse(int number, int attempt, String token) {
        return new ReversePayment(
                order(number),
                PaymentId.of(order(number)),
                attempt,
                AMOUNT,
                Optional.of(token).filter(t -> !t.isEmpty()));
    }

    public static EventId idOf(PaymentRequest request) {
        return EventId.of(new UUID(
                request.attempt(),
                UUID.fromString(request.orderId().value().substring(4)).getLeastSignificantBits()));
    }

    public static TopicPartition partition(int number) {
        return new TopicPartition(TOPIC, number);
    }

    public static ConsumerRecord<byte[], byte[]> record(int partition, long offset, PaymentRequest request) {
        byte[] value = Topics.PAYMENT_REQUESTS
                .value()
                .serializer()
                .serialize(TOPIC, new Message<>(idOf(request), Instant.EPOCH, request));
        ConsumerRecord<byte[], byte[]> record =
                raw(partition, offset, request.orderId().value(), value);
        record.headers().add(MessageHeaders.TRACEPARENT, "00-1-2-01".getBytes(UTF_8));
        return record;
    }

    public static ConsumerRecord<byte[], byte[]> raw(int partition, long offset, String key, byte[] value) {
        return new ConsumerRecord<>(TOPIC, partition, offset, key.getBytes(UTF_8), value);
    }
}
