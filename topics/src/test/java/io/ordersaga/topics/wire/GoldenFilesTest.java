package io.ordersaga.topics.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.topics.log.Topic;
import io.ordersaga.topics.log.Topics;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pins the form of everything that lies in a topic. A file that exists must never be changed so that an older record would
 * read differently: new fields are optional, and what a record once said it says for ever.
 */
class GoldenFilesTest {

    static Stream<Golden<?>> golden() {
        return Samples.all();
    }

    static Stream<GoldenFamily<?>> families() {
        return Samples.FAMILIES.stream();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void shouldWriteExactlyTheFile(Golden<?> golden) {
        golden.pin().assertWritten();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void shouldReadTheFileAsTheValue(Golden<?> golden) {
        golden.pin().assertRead();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void shouldIgnoreFieldsThatItDoesNotKnow(Golden<?> golden) {
        JsonNode extended = golden.pinned().deepCopy();

        extend(extended);

        assertThat(golden.read(extended.toString())).isEqualTo(golden.value());
    }

    @ParameterizedTest
    @MethodSource("families")
    void shouldPutTheEnvelopeFirst(GoldenFamily<?> family) {
        assertThat(family.golden())
                .allSatisfy(golden -> assertThat(golden.pinned().fieldNames())
                        .toIterable()
                        .startsWith("eventType", "eventId", "occurredAt"));
    }

    @ParameterizedTest
    @MethodSource("families")
    <T> void shouldHaveAFileWithAllFieldsOfEveryWireName(GoldenFamily<T> family) {
        assertThat(family.full().stream().map(family.types()::nameOf))
                .containsExactlyInAnyOrderElementsOf(family.types().names());
    }

    @ParameterizedTest
    @MethodSource("families")
    <T> void shouldHaveAFileWithOnlyTheRequiredFieldsWhereThereAreOthers(GoldenFamily<T> family) {
        List<String> withOptional = family.types().names().stream()
                .filter(name -> GoldenFamily.hasOptional(family.types().typeOf(name)))
                .toList();

        assertThat(family.minimal().stream().map(family.types()::nameOf))
                .containsExactlyInAnyOrderElementsOf(withOptional);
    }

    @Test
    void shouldKnowEveryFamilyOfWireNames() throws IllegalAccessException {
        TreeSet<String> declared = new TreeSet<>();
        for (Field field : WireNames.class.getFields()) {
            declared.add(((WireTypes<?>) field.get(null)).family().getSimpleName());
        }

        assertThat(Samples.FAMILIES)
                .extracting(family -> family.types().family().getSimpleName())
                .containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void shouldKnowEveryTable() {
        Stream<String> tables = Topics.ALL.stream()
                .filter(topic -> topic.cleanup() != Topic.Cleanup.DELETE)
                .map(Topic::name);

        assertThat(Samples.ROWS.stream().map(Golden::file))
                .containsAll(tables.map(name -> "tables/" + name + ".json").toList());
    }

    @Test
    void shouldHaveAMinimalFileOfEveryRowWithOptionalFields() {
        List<String> files = Samples.ROWS.stream().map(Golden::file).toList();

        assertThat(Samples.ROWS)
                .allSatisfy(row -> assertThat(
                                files.contains(row.file().replaceAll("(\\.minimal)?\\.json$", ".minimal.json")))
                        .isEqualTo(GoldenFamily.hasOptional(row.value().getClass())));
    }

    @Test
    void shouldNotLetABodyHideTheEnvelope() {
        Stream<Class<?>> bodies = Samples.FAMILIES.stream()
                .flatMap(family -> family.types().names().stream().map(family.types()::typeOf));

        assertThat(bodies)
                .allSatisfy(body -> assertThat(
                                Arrays.stream(body.getRecordComponents()).map(component -> component.getName()))
                        .doesNotContain("eventType", "eventId", "occurredAt"));
    }

    private static void extend(JsonNode node) {
        node.forEach(GoldenFilesTest::extend);
        if (node instanceof ObjectNode object) {
            object.putObject("addedLater").putArray("deep").add(1).addNull();
        }
    }
}
