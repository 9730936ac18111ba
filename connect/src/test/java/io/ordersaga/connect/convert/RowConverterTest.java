package io.ordersaga.connect.convert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.connect.table.SinkTable;
import io.ordersaga.connect.table.SinkTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowConverterTest {
    private static final Path GOLDEN = Path.of("../topics/src/test/resources/golden/tables");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ORDER = "ord_00000000-0000-0000-0000-000000000003";
    private static final String PRODUCT = "prd_00000000-0000-0000-0000-000000000005";

    private final RowConverter rows = converter(false);
    private final RowConverter keys = converter(true);

    static Stream<Path> goldenRows() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.filter(file -> SinkTables.filledFrom(topic(file)).isPresent()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("goldenRows")
    void shouldFillEachColumnOfWhatTheTopicHolds(Path file) throws IOException {
        Struct row = (Struct)
                rows.toConnectData(topic(file), Files.readAllBytes(file)).value();

        row.validate();
        SinkTable table = SinkTables.filledFrom(topic(file)).orElseThrow();
        JsonNode json = JSON.readTree(file.toFile());
        assertThat(table.columns()).allSatisfy(column -> {
            JsonNode field = json.at(column.from());
            Object value = row.get(column.name());
            assertThat(value == null).isEqualTo(field.isMissingNode());
            if (value != null && !column.type().sqlType().startsWith("timestamp")) {
                assertThat(value.toString()).isEqualTo(field.asText());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("goldenRows")
    void shouldLeaveNoFieldOfTheTopicBehind(Path file) throws IOException {
        SinkTable table = SinkTables.filledFrom(topic(file)).orElseThrow();
        ObjectNode json = (ObjectNode) JSON.readTree(file.toFile());

        table.columns().forEach(column -> {
            JsonNode parent = json.at(column.from().head());
            ((ObjectNode) parent).remove(column.from().last().getMatchingProperty());
        });

        assertThat(holdsNoScalar(json)).as("left: %s", json).isTrue();
    }

    @Test
    void shouldSeeAGoldenFileOfEachTable() throws IOException {
        assertThat(goldenRows().map(RowConverterTest::topic).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(SinkTables.ALL.stream()
                        .map(table -> table.sink().topic().name())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "orders; /total; \"5497\"; $.total: must be a whole number but is a text",
                "orders; /total; 1.5; $.total: must be a whole number but is a number with a fraction",
                "orders; /total; -1; $.total: must be 0..9007199254740991",
                "orders; /total; 99999999999999999999; $.total: must be 0..9007199254740991",
                "orders; /total; null; $.total: is missing",
                "orders; /status; 7; $.status: must be a text but is a whole number",
                "orders; /status; \"LOST\"; $.status: must be one of [CANCELLED, CONFIRMED, FAILED, PENDING]",
                "orders; /failureReason; \"whim\"; $.failureReason: must be one of",
                "orders; /failureReason; null; $: breaks the rule failed_for_a_reason",
                "orders; /userId; \"usr_1\"; $.userId: an id must be",
                "orders; /version; 0; $.version: must be 1..",
                "orders; /createdAt; \"yesterday\"; $.createdAt: must be an instant",
                "orders; /createdAt; \"+12026-01-01T00:00:00Z\"; $.createdAt: must lie in the years 1..9999",
                "order-items; /quantity; 0; $.quantity: must be 1..100000",
                "order-items; /lineTotal; 3999; $: breaks the rule line_total_is_the_product",
                "products; /level/held; 101; $: breaks the rule held_is_on_hand",
                "products; /details/name; \"a\\u0000b\"; $.details.name: holds a character that PostgreSQL cannot store",
                "products; /details/name; \"\\ud83d\"; $.details.name: holds a character that PostgreSQL cannot store",
                "products; /details/name; true; $.details.name: must be a text but is a boolean",
                "products; /details; null; $.details.name: is missing",
                "users; /email; \"Ada@Example.org\"; $.email: not a normalised e-mail address",
                "users; /role; \"ROOT\"; $.role: must be one of [ADMIN, ANALYST, USER]",
                "notifications; /channel; \"sms\"; $.channel: must be one of [email]",
                "payments; /amount; [1]; $.amount: must be a whole number but is an array",
            })
    void shouldRefuseWhatTheTableWouldRefuseAndSayWhere(String topic, String place, String value, String reason)
            throws IOException {
        ObjectNode row =
                (ObjectNode) JSON.readTree(GOLDEN.resolve(topic + ".json").toFile());
        int cut = place.lastIndexOf('/');
        ((ObjectNode) row.at(place.substring(0, cut))).set(place.substring(cut + 1), JSON.readTree(value));

        assertThatThrownBy(() -> rows.toConnectData(topic, JSON.writeValueAsBytes(row)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "not json", "{}{}", "[]", "3", "null", "{\"total\":1,\"total\":2}"})
    void shouldRefuseWhatIsNoRowAtAll(String value) {
        assertThatThrownBy(() -> rows.toConnectData("orders", value.getBytes(UTF_8)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("$: ");
    }

    @Test
    void shouldPassTombstonesOn() {
        assertThat(rows.toConnectData("products", null)).isEqualTo(SchemaAndValue.NULL);
    }

    @Test
    void shouldIgnoreFieldsThatItDoesNotKnow() throws IOException {
        ObjectNode row = (ObjectNode) JSON.readTree(GOLDEN.resolve("users.json").toFile());
        row.put("passwordHash", "$argon2id$v=19$");

        SchemaAndValue converted = rows.toConnectData("users", JSON.writeValueAsBytes(row));

        assertThat(converted.schema().fields()).noneMatch(field -> field.name().contains("password"));
        assertThat(converted.value().toString()).doesNotContain("argon2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"credentials", "sessions", "order-events"})
    void shouldRefuseATopicThatFillsNoTable(String topic) {
        assertThatThrownBy(() -> rows.toConnectData(topic, "{}".getBytes(UTF_8)))
                .isInstanceOf(DataException.class)
                .hasMessage("the topic " + topic + " fills no table");
    }

    @Test
    void shouldMakeAPrimaryKeyOfTwoColumnsWhenALineIsKeyed() {
        SchemaAndValue key = keys.toConnectData("order-items", (ORDER + "|" + PRODUCT).getBytes(UTF_8));

        assertThat(key.schema().fields()).extracting("name").isEqualTo(List.of("order_id", "product_id"));
        assertThat(key.schema().field("order_id").schema()).isEqualTo(Schema.STRING_SCHEMA);
        assertThat(((Struct) key.value()).getString("order_id")).isEqualTo(ORDER);
        assertThat(((Struct) key.value()).getString("product_id")).isEqualTo(PRODUCT);
    }

    @ParameterizedTest
    @CsvSource({"orders, prd_1", "orders, ''", "order-items, " + ORDER, "order-items, a|b"})
    void shouldRefuseAKeyOfAnotherForm(String topic, String key) {
        assertThatThrownBy(() -> keys.toConnectData(topic, key.getBytes(UTF_8)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("key: ");
    }

    @Test
    void shouldRefuseARecordWithoutKey() {
        assertThatThrownBy(() -> keys.toConnectData("orders", null))
                .isInstanceOf(DataException.class)
                .hasMessage("key: is missing");
    }

    private static boolean holdsNoScalar(JsonNode json) {
        return json.isObject() && json.properties().stream().allMatch(field -> holdsNoScalar(field.getValue()));
    }

    private static RowConverter converter(boolean isKey) {
        RowConverter converter = new RowConverter();
        converter.configure(Map.of(), isKey);
        return converter;
    }

    private static String topic(Path file) {
        return file.getFileName().toString().replaceAll("\\..*", "");
    }
}
