package io.ordersaga.topics.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ordersaga.testkit.GoldenFile;
import io.ordersaga.testkit.WireForm;
import java.io.UncheckedIOException;
import org.apache.kafka.common.serialization.Serde;

/**
 * A value and the file that pins its form on the wire, with the JSON that stands there.
 *
 * @param file path beneath {@code src/test/resources/golden}
 */
record Golden<T>(String file, T value, Serde<T> serde) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final WireForm INDENTED = WireForm.pretty(
            wire -> tree(wire).toPrettyString(), text -> tree(text).toString());

    GoldenFile<T> pin() {
        return GoldenFile.of("golden/" + file, value, serde).in(INDENTED);
    }

    /** The file's content. */
    JsonNode pinned() {
        return tree(new String(pin().wire(), UTF_8));
    }

    T read(String json) {
        return pin().read(json.getBytes(UTF_8));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
