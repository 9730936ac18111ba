package io.ordersaga.topics.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.serialization.Serde;

/**
 * A value and the file that pins its form on the wire.
 *
 * @param file path beneath {@code src/test/resources/golden}
 */
record Golden<T>(String file, T value, Serde<T> serde) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean exists() {
        return Golden.class.getResource("/golden/" + file) != null;
    }

    /** The file's content. */
    JsonNode pinned() {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file)) {
            if (in == null) {
                throw new AssertionError("no golden file " + file + "; the form as it is now lies in " + writeActual());
            }
            return tree(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String written() {
        return new String(serde.serializer().serialize("any", value), UTF_8);
    }

    T read(String json) {
        return serde.deserializer().deserialize("any", json.getBytes(UTF_8));
    }

    /** Leaves the form as it is now where it can be copied from, on purpose. */
    Path writeActual() {
        Path actual = Path.of("target", "golden").resolve(file).toAbsolutePath();
        try {
            Files.createDirectories(actual.getParent());
            return Files.writeString(actual, tree(written()).toPrettyString() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
