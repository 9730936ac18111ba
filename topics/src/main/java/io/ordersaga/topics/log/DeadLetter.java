package io.ordersaga.topics.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be read or decided, on its way to {@link Topics#DEAD_LETTERS}: the very bytes and headers that came,
 * and headers that say why and from where. To repair it, send key and value to the origin topic again.
 *
 * @param component what gave up, such as the name of a processor
 * @param reason what was wrong with it; it must not quote the record
 */
public record DeadLetter(String component, String reason, String topic, int partition, long offset) {
    public static final String COMPONENT = "dead-letter-component";
    public static final String REASON = "dead-letter-reason";
    public static final String TOPIC = "dead-letter-topic";
    public static final String PARTITION = "dead-letter-partition";
    public static final String OFFSET = "dead-letter-offset";

    /** The record to send in the same transaction that passes over the broken one. */
    public ProducerRecord<byte[], byte[]> record(
            byte @Nullable [] key, byte @Nullable [] value, @Nullable Headers original) {
        Headers headers = original == null ? new RecordHeaders() : new RecordHeaders(original);
        headers.add(COMPONENT, component.getBytes(UTF_8));
        headers.add(REASON, reason.getBytes(UTF_8));
        headers.add(TOPIC, topic.getBytes(UTF_8));
        headers.add(PARTITION, Integer.toString(partition).getBytes(UTF_8));
        headers.add(OFFSET, Long.toString(offset).getBytes(UTF_8));
        return new ProducerRecord<>(Topics.DEAD_LETTERS.name(), null, null, key, value, headers);
    }
}
