package io.ordersaga.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Records as a person reads them: by the serdes of their topic where these are known, else as text, else as hex. */
final class RecordText {
    private static final int LONGEST = 400;

    private final Map<String, TestTopic<?, ?>> topics;

    /** @param topics those whose serdes are known, by name */
    RecordText(Map<String, TestTopic<?, ?>> topics) {
        this.topics = Map.copyOf(topics);
    }

    /** Key and value, and the headers if there are any. */
    String of(RawRecord record) {
        Optional<TestTopic<?, ?>> topic = Optional.ofNullable(topics.get(record.topic()));
        String key = text(record, topic.map(TestTopic::key), record.key());
        String value = text(record, topic.map(TestTopic::value), record.value());
        Map<String, String> headers = record.headerTexts();
        headers.replaceAll((name, text) -> shortened(text));
        return key + " -> " + value + (headers.isEmpty() ? "" : "  " + headers);
    }

    /** UTF-8 where the bytes are readable text, else hex. */
    static String of(byte @Nullable [] bytes) {
        if (bytes == null) {
            return "null";
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.chars().allMatch(RecordText::isReadable) ? text : hex(bytes);
        } catch (CharacterCodingException e) {
            return hex(bytes);
        }
    }

    private static String text(RawRecord record, Optional<? extends Serde<?>> serde, @Nullable Bytes bytes) {
        if (bytes == null) {
            return "null";
        }
        return shortened(serde.flatMap(known -> read(known, record, bytes)).orElseGet(() -> of(bytes.get())));
    }

    // A record that its serde cannot read is shown as it lies there.
    private static Optional<String> read(Serde<?> serde, RawRecord record, Bytes bytes) {
        try {
            Object value = serde.deserializer().deserialize(record.topic(), record.headers(), bytes.get());
            return value instanceof byte[]
                    ? Optional.empty()
                    : Optional.ofNullable(value).map(Object::toString);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isReadable(int character) {
        return !Character.isISOControl(character) || Character.isWhitespace(character);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "… (" + text.length() + " characters)";
    }

    private static String hex(byte[] bytes) {
        return "0x" + HexFormat.of().formatHex(bytes);
    }
}
