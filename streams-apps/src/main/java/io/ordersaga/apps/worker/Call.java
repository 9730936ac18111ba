package io.ordersaga.apps.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.MessageHeaders;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A request that was taken from its partition and is to be answered.
 *
 * @param record where it stood
 * @param key calls of one key are made one after the other
 */
record Call<K, Q>(PartitionProgress progress, ConsumerRecord<byte[], byte[]> record, K key, Message<Q> message) {

    Optional<String> traceparent() {
        Header header = record.headers().lastHeader(MessageHeaders.TRACEPARENT);
        return header == null ? Optional.empty() : Optional.of(new String(header.value(), UTF_8));
    }
}
