package io.ordersaga.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Says what a dead letter must be. */
public final class DeadLetterAssert extends AbstractAssert<DeadLetterAssert, DeadLetter> {

    public DeadLetterAssert(DeadLetter actual) {
        super(actual, DeadLetterAssert.class);
    }

    /** The record lay in this topic, at this offset of the one partition there is; the first of a topic has offset 0. */
    public DeadLetterAssert isFrom(String topic, long offset) {
        isFrom(topic);
        hasHeader(actual.topic().partition(), "0");
        return hasHeader(actual.topic().offset(), Long.toString(offset));
    }

    public DeadLetterAssert isFrom(String topic) {
        return hasHeader(actual.topic().topic(), topic);
    }

    /** Exactly this is the reason why it was given up. */
    public DeadLetterAssert hasReason(String reason) {
        return hasHeader(actual.topic().reason(), reason);
    }

    /** This is part of the reason why it was given up. */
    public DeadLetterAssert hasReasonContaining(String part) {
        if (actual.reason().filter(reason -> reason.contains(part)).isEmpty()) {
            failWithMessage("expected a reason with <%s> in it but it is <%s>", part, actual.reason());
        }
        return this;
    }

    /** Key and value are these bytes: what was sent, neither more nor less. */
    public DeadLetterAssert keeps(byte @Nullable [] key, byte @Nullable [] value) {
        return hasBytes("key", actual.key(), key).hasBytes("value", actual.value(), value);
    }

    /** Key and value are these texts in UTF-8. */
    public DeadLetterAssert keeps(@Nullable String key, @Nullable String value) {
        return keeps(bytes(key), bytes(value));
    }

    public DeadLetterAssert hasHeader(String name, String value) {
        if (!actual.header(name).equals(Optional.of(value))) {
            failWithMessage(
                    "expected header <%s> to be <%s> but it is <%s> among %s",
                    name, value, Objects.requireNonNullElse(actual.headers().get(name), "not there"), actual.headers());
        }
        return this;
    }

    /** It has all these headers, such as those that the record came with. */
    public DeadLetterAssert hasHeaders(Map<String, String> headers) {
        headers.forEach(this::hasHeader);
        return this;
    }

    private DeadLetterAssert hasBytes(String what, Optional<Bytes> kept, byte @Nullable [] expected) {
        if (!kept.equals(Optional.ofNullable(expected).map(Bytes::wrap))) {
            failWithMessage(
                    "expected the letter to keep the %s <%s> but it is <%s>",
                    what,
                    RecordText.of(expected),
                    RecordText.of(kept.map(Bytes::get).orElse(null)));
        }
        return this;
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }
}
