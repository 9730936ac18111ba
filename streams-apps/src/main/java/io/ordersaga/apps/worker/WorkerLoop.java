package io.ordersaga.apps.worker;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.log.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Takes requests, runs the errand for each, and sends each result as soon as it is there. A request is finished when the
 * brokers have acknowledged all that it led to; a position is committed some time after all requests before it are finished.
 * So a slow call holds nobody up, and no result is lost; after a crash, or when a partition has gone to another worker
 * unawares, results may come again, and late.
 *
 * <p>Any exception ends it, that of a send that failed included: a new loop goes on from what was committed.
 */
final class WorkerLoop<K, Q, R> {
    private static final Duration IDLE_POLL = Duration.ofMillis(100);
    private static final Duration BUSY_POLL = Duration.ofMillis(2);
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(10);

    /** Between two commits: a commit takes as much from the brokers as a result, and what it saves is only repeated work. */
    static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final Work<K, Q, R> work;
    private final OrderedCalls<K, Q, R> calls;
    private final WorkerSettings settings;
    private final InstantSource clock;
    private final Map<TopicPartition, PartitionProgress> progress = new HashMap<>();
    private final List<Answered> unacknowledged = new ArrayList<>();
    private Instant nextCommit = Instant.EPOCH;

    WorkerLoop(
            Work<K, Q, R> work,
            WorkerClients clients,
            OrderedCalls<K, Q, R> calls,
            WorkerSettings settings,
            InstantSource clock) {
        this.work = work;
        this.consumer = clients.consumer();
        this.producer = clients.producer();
        this.calls = calls;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Works until it is told to stop. To be called once.
     *
     * @throws KafkaException if it cannot go on
     */
    void run(BooleanSupplier stopping) {
        try {
            begin();
            while (!stopping.getAsBoolean()) {
                turn();
            }
            flush();
        } finally {
            forget();
        }
    }

    /** To be called once, before the first turn. */
    void begin() {
        consumer.subscribe(List.of(work.requests().name()), new Rebalancing());
    }

    /** Fetches what there is room for, sends what has been answered, and commits positions when it is time. */
    void turn() {
        if (calls.inFlight() + settings.fetchSize() > settings.maxInFlight()) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        consumer.poll(calls.inFlight() == 0 ? IDLE_POLL : BUSY_POLL).forEach(this::take);
        calls.answered().forEach(this::send);
        finishAcknowledged();
        if (!clock.instant().isBefore(nextCommit)) {
            commit();
        }
    }

    /** Waits until the brokers have what was sent, and commits all positions: to be called after the last turn. */
    void flush() {
        if (!unacknowledged.isEmpty()) {
            producer.flush();
            finishAcknowledged();
        }
        commit();
    }

    /** Closing the consumer revokes its partitions: nothing must be waited for and committed then, what is left is done again. */
    private void forget() {
        unacknowledged.clear();
        progress.clear();
    }

    /** A request that is finished when the brokers have acknowledged these records. */
    private record Answered(PartitionProgress progress, long offset, List<Future<RecordMetadata>> outputs) {}

    private void take(ConsumerRecord<byte[], byte[]> record) {
        PartitionProgress partition = progress.computeIfAbsent(
                new TopicPartition(record.topic(), record.partition()), key -> new PartitionProgress());
        partition.take(record.offset());
        try {
            Message<Q> message = read(record);
            calls.add(new Call<>(partition, record, work.owner().apply(message.body()), message));
        } catch (SerializationException e) {
            send(partition, record, List.of(deadLetter(record, "not readable as a request")));
        }
    }

    private Message<Q> read(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || record.value() == null) {
            throw new SerializationException("a request needs a key and a value");
        }
        Message<Q> message = work.requests().value().deserializer().deserialize(record.topic(), record.value());
        K key = work.requests().key().deserializer().deserialize(record.topic(), record.key());
        if (!work.owner().apply(message.body()).equals(key)) {
            throw new SerializationException("the record's key is not the one its value belongs to");
        }
        return message;
    }

    private ProducerRecord<byte[], byte[]> deadLetter(ConsumerRecord<byte[], byte[]> record, String reason) {
        DeadLetter letter = new DeadLetter(work.name(), reason, record.topic(), record.partition(), record.offset());
        return letter.record(record.key(), record.value(), record.headers());
    }

    private void send(AnsweredCall<K, Q, R> answer) {
        ConsumerRecord<byte[], byte[]> request = answer.call().record();
        List<ProducerRecord<byte[], byte[]>> outputs = new ArrayList<>();
        outputs.add(result(answer));
        work.errand()
                .loss(answer.call().message().body(), answer.result())
                .ifPresent(reason -> outputs.add(deadLetter(request, reason)));
        send(answer.call().progress(), request, outputs);
    }

    private void send(
            PartitionProgress partition,
            ConsumerRecord<byte[], byte[]> request,
            List<ProducerRecord<byte[], byte[]>> outputs) {
        unacknowledged.add(new Answered(
                partition,
                request.offset(),
                outputs.stream().map(producer::send).toList()));
    }

    private ProducerRecord<byte[], byte[]> result(AnsweredCall<K, Q, R> answer) {
        ConsumerRecord<byte[], byte[]> request = answer.call().record();
        String topic = work.results().name();
        byte[] value = work.results().value().serializer().serialize(topic, message(answer));
        return new ProducerRecord<>(topic, null, null, request.key(), value, new RecordHeaders(request.headers()));
    }

    private Message<R> message(AnsweredCall<K, Q, R> answer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String type = work.resultTypes().nameOf(answer.result());
        return new Message<>(answer.call().message().eventId().follower(type, 0), now, answer.result());
    }

    private void finishAcknowledged() {
        for (Iterator<Answered> each = unacknowledged.iterator(); each.hasNext(); ) {
            Answered one = each.next();
            if (one.outputs().stream().allMatch(WorkerLoop::isAcknowledged)) {
                one.progress().finish(one.offset());
                each.remove();
            }
        }
    }

    private static boolean isAcknowledged(Future<RecordMetadata> output) {
        return switch (output.state()) {
            case RUNNING -> false;
            case SUCCESS -> true;
            case FAILED, CANCELLED -> throw failure(output.exceptionNow());
        };
    }

    private static KafkaException failure(Throwable cause) {
        return cause instanceof KafkaException e ? e : new KafkaException("a record could not be sent", cause);
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        progress.forEach((partition, done) ->
                done.uncommitted().ifPresent(position -> positions.put(partition, new OffsetAndMetadata(position))));
        if (!positions.isEmpty()) {
            nextCommit = clock.instant().plus(COMMIT_INTERVAL);
            commit(positions);
        }
    }

    private void commit(Map<TopicPartition, OffsetAndMetadata> positions) {
        try {
            consumer.commitSync(positions, COMMIT_TIMEOUT);
            progress.values().forEach(PartitionProgress::committed);
        } catch (RebalanceInProgressException e) {
            // What is still ours after it is committed then.
        }
    }

    private final class Rebalancing implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // Progress begins with the first request that is taken.
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            flush();
            drop(partitions);
        }

        /** They have been others' for some time, who may have come further: nothing must be committed. */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            drop(partitions);
        }

        private void drop(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                PartitionProgress gone = progress.remove(partition);
                if (gone != null) {
                    gone.revoke();
                }
            }
        }
    }
}
