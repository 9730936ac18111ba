package io.ordersaga.edge.schema;

import io.ordersaga.topics.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shape of a JSON value.
 *
 * @param name under which documents list it once and refer to it; empty where it is written in place
 * @param keywords of JSON Schema 2020-12, in the order in which they are written; values are texts, numbers, truths, schemas,
 *     and lists and maps of these
 */
public record Schema(Optional<String> name, Map<String, Object> keywords) {
    private static final String TYPE = "type";
    private static final String STRING = "string";
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    public Schema {
        keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
    }

    /** A member of an object. */
    public record Field(String name, boolean required, Schema schema) {}

    public static Field required(String name, Schema schema) {
        return new Field(name, true, schema);
    }

    public static Field optional(String name, Schema schema) {
        return new Field(name, false, schema);
    }

    /** Any value. */
    public static Schema anything() {
        return new Schema(Optional.empty(), Map.of());
    }

    /** Any text. */
    public static Schema text() {
        return ofType(STRING);
    }

    /** A text of so many characters. */
    public static Schema text(int minLength, int maxLength) {
        return text().with("minLength", minLength).with("maxLength", maxLength);
    }

    /** @param regex ECMA-262, for the whole text */
    public static Schema matching(String regex) {
        return text().with("pattern", "^" + regex + "$");
    }

    /** One of these texts. */
    public static Schema oneOf(List<String> texts) {
        return text().with("enum", List.copyOf(texts));
    }

    public static Schema oneOf(String... texts) {
        return oneOf(List.of(texts));
    }

    /** @param prefix names the kind of thing that is identified */
    public static Schema id(String prefix) {
        return matching(prefix + UUID);
    }

    /** A point in time: RFC 3339, UTC, with milliseconds. */
    public static Schema time() {
        return matching("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z").with("format", "date-time");
    }

    /** An amount of money as it is answered. */
    public static Schema amount() {
        return matching("\\d+\\.\\d{2}").with("examples", List.of("999.99"));
    }

    /** An amount of money as it is accepted: a number, or a text that holds one. */
    public static Schema askedAmount() {
        return anything()
                .named("AskedAmount")
                .with(TYPE, List.of("number", STRING))
                .with("minimum", 0)
                .with("maximum", BigDecimal.valueOf(Money.MAX_MINOR_UNITS, 2))
                .with("pattern", "^\\d{1,14}(\\.\\d{1,2})?$")
                .describedAs("At most two decimals, exact.")
                .with("examples", List.of(new BigDecimal("999.99"), "999.99"));
    }

    /** A whole number in a closed range. */
    public static Schema integer(long min, long max) {
        return wholeNumber("int64").with("minimum", min).with("maximum", max);
    }

    /** A small whole number in a closed range. */
    public static Schema integer(int min, int max) {
        return wholeNumber("int32").with("minimum", min).with("maximum", max);
    }

    /** @param format {@code int32} or {@code int64} */
    static Schema wholeNumber(String format) {
        return ofType("integer").with("format", format);
    }

    public static Schema truth() {
        return ofType("boolean");
    }

    public static Schema listOf(Schema element) {
        return ofType("array").with("items", element);
    }

    /** A list of so many elements. */
    public static Schema listOf(Schema element, int min, int max) {
        return listOf(element).with("minItems", min).with("maxItems", max);
    }

    /** An object whose members have names that are not known beforehand. */
    public static Schema mapOf(Schema value) {
        return ofType("object").with("additionalProperties", value);
    }

    /** An object of an answer; later versions may have more fields. */
    public static Schema object(String name, Field... fields) {
        return object(Arrays.asList(fields)).named(name);
    }

    /** An object of a request, in which unknown fields are refused. */
    public static Schema body(String name, Field... fields) {
        return object(name, fields).with("additionalProperties", false);
    }

    static Schema object(List<Field> fields) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Field field : fields) {
            properties.put(field.name(), field.schema());
            if (field.required()) {
                required.add(field.name());
            }
        }
        Schema object = ofType("object").with("properties", Collections.unmodifiableMap(properties));
        return required.isEmpty() ? object : object.with("required", List.copyOf(required));
    }

    public Schema named(String other) {
        return new Schema(Optional.of(other), keywords);
    }

    public Schema describedAs(String description) {
        return with("description", description);
    }

    /** @param value that stands where none is sent */
    public Schema withDefault(Object value) {
        return with("default", value);
    }

    /** The same with one more keyword of JSON Schema, or another value of it. */
    public Schema with(String keyword, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(keywords);
        more.put(keyword, value);
        return new Schema(name, more);
    }

    private static Schema ofType(String type) {
        return new Schema(Optional.empty(), Map.of(TYPE, type));
    }
}
