package io.ordersaga.connect.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/**
 * What a column takes: a type of the database, and the JSON that becomes one of its values. All that the database would refuse is
 * refused here.
 */
public final class ColumnType {
    private static final String TIME_SCHEMA = "io.debezium.time.ZonedTimestamp";
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    private final String sqlType;
    private final Schema required;
    private final Schema optional;
    private final Reader reader;

    /** Makes a value of the column of JSON that is there and not null. */
    private interface Reader {
        Object read(JsonNode json);
    }

    private ColumnType(String sqlType, Schema required, Schema optional, Reader reader) {
        this.sqlType = sqlType;
        this.required = required;
        this.optional = optional;
        this.reader = reader;
    }

    /** Any text of at most so many characters. */
    public static ColumnType text(int maxLength) {
        return text(text -> requireThat(text.length() <= maxLength, "must have at most " + maxLength + " characters"));
    }

    /** @param check throws an {@link IllegalArgumentException} on a text that is none of these; its message does not quote it */
    public static ColumnType text(Consumer<String> check) {
        return new ColumnType("text", Schema.STRING_SCHEMA, Schema.OPTIONAL_STRING_SCHEMA, json -> {
            String text = textOf(json);
            check.accept(text);
            return text;
        });
    }

    /** One of some texts. */
    public static ColumnType oneOf(Collection<String> codes) {
        Set<String> allowed = Set.copyOf(codes);
        return text(text -> requireThat(
                allowed.contains(text),
                "must be one of " + allowed.stream().sorted().toList()));
    }

    /** A whole number of 64 bits in a closed range. */
    public static ColumnType wholeNumber(long min, long max) {
        return new ColumnType(
                "bigint", Schema.INT64_SCHEMA, Schema.OPTIONAL_INT64_SCHEMA, json -> numberOf(json, min, max));
    }

    /** A whole number of 32 bits in a closed range. */
    public static ColumnType smallNumber(int min, int max) {
        return new ColumnType(
                "integer",
                Schema.INT32_SCHEMA,
                Schema.OPTIONAL_INT32_SCHEMA,
                json -> Math.toIntExact(numberOf(json, min, max)));
    }

    /** An instant as ISO-8601 writes it, in UTC. */
    public static ColumnType time() {
        return new ColumnType(
                "timestamp with time zone",
                SchemaBuilder.string().name(TIME_SCHEMA).version(1).build(),
                SchemaBuilder.string().name(TIME_SCHEMA).version(1).optional().build(),
                json -> timeOf(textOf(json)));
    }

    /** As {@code information_schema} calls it. */
    public String sqlType() {
        return sqlType;
    }

    Schema schema(boolean isRequired) {
        return isRequired ? required : optional;
    }

    /** @throws IllegalArgumentException saying what it must be, without quoting it */
    Object read(JsonNode json) {
        return reader.read(json);
    }

    private static String textOf(JsonNode json) {
        requireThat(json.isTextual(), "must be a text but is " + kindOf(json));
        String text = json.textValue();
        requireThat(isStorable(text), "holds a character that PostgreSQL cannot store");
        return text;
    }

    private static boolean isStorable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    private static long numberOf(JsonNode json, long min, long max) {
        requireThat(json.isIntegralNumber(), "must be a whole number but is " + kindOf(json));
        requireThat(
                json.canConvertToLong() && json.longValue() >= min && json.longValue() <= max,
                "must be " + min + ".." + max);
        return json.longValue();
    }

    private static String timeOf(String text) {
        try {
            Instant instant = Instant.parse(text);
            int year = instant.atOffset(ZoneOffset.UTC).get(ChronoField.YEAR);
            requireThat(
                    year >= FIRST_YEAR && year <= LAST_YEAR, "must lie in the years " + FIRST_YEAR + ".." + LAST_YEAR);
            return instant.toString();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be an instant such as 2026-01-01T12:30:15.250Z", e);
        }
    }

    private static String kindOf(JsonNode json) {
        return switch (json.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case STRING -> "a text";
            case BOOLEAN -> "a boolean";
            case NUMBER -> json.isIntegralNumber() ? "a whole number" : "a number with a fraction";
            default -> "nothing";
        };
    }

    private static void requireThat(boolean fact, String otherwise) {
        if (!fact) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
