package example.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** How the topics' values are written. */
public final class Formats {
    public static final Serde<Category> CATEGORY = Serdes.serdeFrom(
            (topic, category) -> category == null ? null : category.name().getBytes(UTF_8),
            (topic, bytes) -> category(bytes));

    public static final Serde<Counted> COUNTED = Serdes.serdeFrom(
            (topic, counted) -> (counted.window() + " " + counted.words()).getBytes(UTF_8),
            (topic, bytes) -> counted(new String(bytes, UTF_8)));

    private Formats() {}

    private static Category category(byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return Category.valueOf(new String(bytes, UTF_8));
        } catch (IllegalArgumentException e) {
            throw new SerializationException("not a category", e);
        }
    }

    private static Counted counted(String text) {
        int space = text.indexOf(' ');
        return new Counted(Instant.parse(text.substring(0, space)), Long.parseLong(text.substring(space + 1)));
    }
}
