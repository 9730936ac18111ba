package io.ordersaga.testkit;

import org.apache.kafka.common.serialization.Serdes;

/**
 * A topic of records that could not be processed: their very bytes, and headers that say why and from where.
 *
 * @param reason name of the header with what was wrong
 * @param topic name of the header with the topic that the record came from
 * @param partition name of the header with its partition
 * @param offset name of the header with its offset
 */
public record DeadLetterTopic(String name, String reason, String topic, String partition, String offset) {

    /** A topic with the headers that Streams' own handlers write if {@code errors.dead.letter.queue.topic.name} is set. */
    public static DeadLetterTopic ofStreams(String name) {
        return new DeadLetterTopic(
                name,
                "__streams.errors.message",
                "__streams.errors.topic",
                "__streams.errors.partition",
                "__streams.errors.offset");
    }

    TestTopic<byte[], byte[]> raw() {
        return TestTopic.of(name, Serdes.ByteArray(), Serdes.ByteArray());
    }
}
