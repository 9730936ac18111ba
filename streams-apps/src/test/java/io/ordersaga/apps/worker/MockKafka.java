package io.ordersaga.apps.worker;

import io.ordersaga.apps.payment.Requests;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.log.Topics;
import io.ordersaga.topics.payment.PaymentResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka as one worker sees it: what it is assigned and fetches, and what it has sent and committed. */
final class MockKafka {
    final Group consumer = new Group();
    final MockProducer<byte[], byte[]> producer;

    private MockKafka(boolean acknowledging) {
        this.producer = new MockProducer<>(acknowledging, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Acknowledges whatever is sent, at once. */
    static MockKafka acknowledging() {
        return new MockKafka(true);
    }

    /** Acknowledges what is sent when the test completes it, or the worker waits for it. */
    static MockKafka hesitating() {
        return new MockKafka(false);
    }

    /** A consumer that notes commits, and gives its partitions back when it closes, as the real one does. */
    static final class Group extends MockConsumer<byte[], byte[]> {
        private final List<Map<TopicPartition, Long>> commits = new CopyOnWriteArrayList<>();
        private final Queue<KafkaException> refusals = new ConcurrentLinkedQueue<>();
        private Optional<ConsumerRebalanceListener> listener = Optional.empty();

        Group() {
            super("earliest");
        }

        @Override
        public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
            this.listener = Optional.of(listener);
            super.subscribe(topics, listener);
        }

        @Override
        public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
            KafkaException refusal = refusals.poll();
            if (refusal != null) {
                throw refusal;
            }
            commits.add(offsets.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, offset -> offset.getValue().offset())));
        }

        @Override
        public void close(CloseOptions options) {
            rebalance(List.of());
            super.close(options);
        }

        void refuseCommit(KafkaException refusal) {
            refusals.add(refusal);
        }

        /** Others have had it for some time. */
        void lose(TopicPartition partition) {
            listener.orElseThrow().onPartitionsLost(List.of(partition));
        }

        List<Map<TopicPartition, Long>> commits() {
            return commits;
        }
    }

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

    List<ProducerRecord<byte[], byte[]>> sent(String topic) {
        return producer.history().stream()
                .filter(record -> record.topic().equals(topic))
                .toList();
    }

    List<Message<PaymentResult>> messages() {
        return sent(Topics.PAYMENT_RESULTS.name()).stream()
                .map(record ->
                        Topics.PAYMENT_RESULTS.value().deserializer().deserialize(record.topic(), record.value()))
                .toList();
    }

    List<PaymentResult> results() {
        return messages().stream().map(Message::body).toList();
    }

    Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        consumer.commits().forEach(positions::putAll);
        return positions;
    }
}
