package io.ordersaga.apps.worker;

import io.ordersaga.apps.payment.Requests;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.payment.PaymentResult;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka as one worker sees it: what it is assigned and fetches, and what it has committed. */
final class MockKafka {
    final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

    WorkerClients clients() {
        return new WorkerClients(consumer, producer);
    }

    void assign(Integer... partitions) {
        Map<TopicPartition, Long> beginnings =
                Arrays.stream(partitions).collect(Collectors.toMap(Requests::partition, number -> 0L));
        consumer.rebalance(beginnings.keySet());
        consumer.updateBeginningOffsets(beginnings);
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        consumer.addRecord(record);
    }

    List<ProducerRecord<byte[], byte[]>> committed(String topic) {
        return producer.history().stream()
                .filter(record -> record.topic().equals(topic))
                .toList();
    }

    List<Message<PaymentResult>> messages() {
        return committed(Topics.PAYMENT_RESULTS.name()).stream()
                .map(record ->
                        Topics.PAYMENT_RESULTS.value().deserializer().deserialize(record.topic(), record.value()))
                .toList();
    }

    List<PaymentResult> results() {
        return messages().stream().map(Message::body).toList();
    }

    Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        producer.consumerGroupOffsetsHistory().stream()
                .flatMap(groups -> groups.values().stream())
                .forEach(offsets -> offsets.forEach((partition, offset) -> positions.put(partition, offset.offset())));
        return positions;
    }
}
