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
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Takes requests, runs the errand for each, and commits results and positions together. A result is committed as soon as it
 * is there, or with others if the errand's results can wait; its position not before all earlier requests of the partition are
 * finished. So a slow call holds nobody up, and after a crash the results behind it may come again.
 *
 * <p>Any exception ends it: the transaction is as good as aborted, and a new loop goes on from what was committed.
 */
final class WorkerLoop<K, Q, R> {
    private static final Duration IDLE_POLL = Duration.ofMillis(100);
    private static final Duration BUSY_POLL = Duration.ofMillis(2);

    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final Work<K, Q, R> work;
    private final OrderedCalls<K, Q, R> calls;
    private final WorkerSettings settings;
    private final InstantSource clock;
    private final Map<TopicPartition, PartitionProgress> progress = new HashMap<>();
    private final List<Finished> finished = new ArrayList<>();
    private Instant firstFinished = Instant.EPOCH;

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

    /** To be called once, before the first turn. */
    void begin() {
        producer.initTransactions();
        consumer.subscribe(List.of(work.requests().name()), new Revocation());
    }

    /** Fetches what there is room for, and commits what has been finished for long enough. */
    void turn() {
        if (calls.inFlight() + settings.fetchSize() > settings.maxInFlight()) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        consumer.poll(calls.inFlight() == 0 ? IDLE_POLL : BUSY_POLL).forEach(this::take);
        calls.answered().forEach(answer -> finish(finished(answer)));
        if (!clock.instant().isBefore(firstFinished.plus(work.errand().commitDelay()))) {
            flush();
        }
    }

    /** Commits what has been finished and waits for others: to be called after the last turn, or nobody knows of it. */
    void flush() {
        if (!finished.isEmpty()) {
            commit();
        }
    }

    /** A request that needs nothing more than that these records be committed. */
    private record Finished(PartitionProgress progress, long offset, List<ProducerRecord<byte[], byte[]>> outputs) {}

    private void finish(Finished one) {
        if (finished.isEmpty()) {
            firstFinished = clock.instant();
        }
        finished.add(one);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        PartitionProgress partition = progress.computeIfAbsent(
                new TopicPartition(record.topic(), record.partition()), key -> new PartitionProgress());
        partition.take(record.offset());
        try {
            Message<Q> message = read(record);
            calls.add(new Call<>(partition, record, work.owner().apply(message.body()), message));
        } catch (SerializationException e) {
            finish(new Finished(partition, record.offset(), List.of(deadLetter(record, "not readable as a request"))));
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

    private Finished finished(AnsweredCall<K, Q, R> answer) {
        ConsumerRecord<byte[], byte[]> request = answer.call().record();
        List<ProducerRecord<byte[], byte[]>> outputs = new ArrayList<>();
        outputs.add(result(answer));
        work.errand()
                .loss(answer.call().message().body(), answer.result())
                .ifPresent(reason -> outputs.add(deadLetter(request, reason)));
        return new Finished(answer.call().progress(), request.offset(), outputs);
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

    private void commit() {
        producer.beginTransaction();
        for (Finished one : finished) {
            one.progress().finish(one.offset());
            one.outputs().forEach(this::send);
        }
        Map<TopicPartition, OffsetAndMetadata> positions = positions();
        if (!positions.isEmpty()) {
            producer.sendOffsetsToTransaction(positions, consumer.groupMetadata());
        }
        producer.commitTransaction();
        finished.clear();
    }

    private void send(ProducerRecord<byte[], byte[]> output) {
        // A failed send makes the commit fail.
        var unused = producer.send(output);
    }

    private Map<TopicPartition, OffsetAndMetadata> positions() {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        progress.forEach((partition, done) ->
                done.advance().ifPresent(position -> positions.put(partition, new OffsetAndMetadata(position))));
        return positions;
    }

    private final class Revocation implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // Progress begins with the first request that is taken.
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            flush();
            for (TopicPartition partition : partitions) {
                PartitionProgress revoked = progress.remove(partition);
                if (revoked != null) {
                    revoked.revoke();
                }
            }
        }
    }
}
