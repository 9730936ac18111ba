package io.ordersaga.topics.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Takes every golden file and breaks it at every place: what is not whole must be refused, always in the same way. */
class RefusedBytesTest {
    private static final List<String> NO_STRING = List.of("7", "1.5", "true", "{}", "[]", "[\"text\"]");
    private static final List<String> NO_NUMBER = List.of(
            "\"7\"",
            "\"\"",
            "7.0",
            "1e2",
            "true",
            "{}",
            "[]",
            "[7]",
            "9223372036854775808",
            "-9223372036854775809",
            "1" + "0".repeat(500));
    private static final List<String> NO_BOOLEAN = List.of("\"true\"", "\"\"", "1", "0", "{}", "[]", "[true]");
    private static final List<String> NO_OBJECT = List.of("\"text\"", "\"\"", "7", "true", "[]");
    private static final List<String> NO_ARRAY =
            List.of("\"text\"", "\"\"", "7", "true", "{}", "[null]", "[7]", "[[]]");

    static Stream<Golden<?>> golden() {
        return Samples.all().filter(golden -> !golden.file().endsWith(".minimal.json"));
    }

    static Stream<Golden<?>> minimal() {
        return Samples.all()
                .filter(golden -> golden.file().endsWith(".minimal.json")
                        || Samples.all().noneMatch(other -> other.file().equals(minimalOf(golden))));
    }

    @ParameterizedTest
    @MethodSource("minimal")
    void shouldRefuseWhenARequiredFieldIsMissingOrNull(Golden<?> golden) {
        Stream<String> broken = fields(golden.pinned()).stream()
                .flatMap(field -> Stream.of(without(golden.pinned(), field), with(golden.pinned(), field, "null")));

        assertAllRefused(golden, broken);
    }

    @ParameterizedTest
    @MethodSource("golden")
    void shouldRefuseWhenAFieldHasAnotherJsonType(Golden<?> golden) {
        Stream<String> broken = fields(golden.pinned()).stream()
                .flatMap(field ->
                        wrong(golden.pinned().at(field)).stream().map(json -> with(golden.pinned(), field, json)));

        assertAllRefused(golden, broken);
    }

    @ParameterizedTest
    @MethodSource("golden")
    void shouldRefuseWhenTheRecordIsNoWholeJsonObject(Golden<?> golden) {
        String json = golden.pinned().toString();

        assertAllRefused(
                golden,
                Stream.of(
                        "",
                        " ",
                        "null",
                        "7",
                        "\"text\"",
                        "[]",
                        "{}",
                        "[" + json + "]",
                        json + json,
                        json + "x",
                        json.substring(0, json.length() - 1),
                        json.replaceFirst("\\{", "{\"twice\":1,\"twice\":1,")));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void shouldRefuseWhenAnUnknownFieldIsNestedTooDeep(Golden<?> golden) {
        String nested = "[".repeat(100_000) + "]".repeat(100_000);

        assertAllRefused(
                golden, Stream.of(golden.pinned().toString().replaceFirst("\\{", "{\"deep\":" + nested + ",")));
    }

    private static void assertAllRefused(Golden<?> golden, Stream<String> broken) {
        List<String> all = broken.toList();

        assertThat(all).isNotEmpty();
        assertThat(all.stream().filter(json -> !(outcome(golden, json) instanceof SerializationException)))
                .as("read, or refused with another exception")
                .isEmpty();
    }

    private static Object outcome(Golden<?> golden, String json) {
        try {
            return "read as " + golden.read(json);
        } catch (RuntimeException e) {
            return e;
        }
    }

    private static String minimalOf(Golden<?> golden) {
        return golden.file().replace(".json", ".minimal.json");
    }

    private static List<String> wrong(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> NO_STRING;
            case NUMBER -> NO_NUMBER;
            case BOOLEAN -> NO_BOOLEAN;
            case OBJECT -> NO_OBJECT;
            case ARRAY -> NO_ARRAY;
            default -> throw new IllegalArgumentException("no golden file holds " + value);
        };
    }

    /** All fields, however deep, of objects in arrays too. */
    private static List<JsonPointer> fields(JsonNode root) {
        List<JsonPointer> fields = new ArrayList<>();
        collect(root, JsonPointer.empty(), fields);
        return fields;
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> fields) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            fields.add(at.appendProperty(field.getKey()));
            collect(field.getValue(), at.appendProperty(field.getKey()), fields);
        }
        for (int i = 0; node instanceof ArrayNode && i < node.size(); i++) {
            collect(node.get(i), at.appendIndex(i), fields);
        }
    }

    private static String without(JsonNode root, JsonPointer field) {
        JsonNode copy = root.deepCopy();
        ((ObjectNode) copy.at(field.head())).remove(field.last().getMatchingProperty());
        return copy.toString();
    }

    // As text, since a tree would not hold every number that text can.
    private static String with(JsonNode root, JsonPointer field, String json) {
        String marker = "\"@replaced@\"";
        JsonNode copy = root.deepCopy();
        ((ObjectNode) copy.at(field.head())).put(field.last().getMatchingProperty(), "@replaced@");
        return copy.toString().replace(marker, json);
    }
}
