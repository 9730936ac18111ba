package io.ordersaga.edge.schema;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.user.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ShapesTest {
    private record CarResponse(
            OrderId id,
            @Form(Form.Kind.AMOUNT) String price,
            @Described("How many.") int wheels,
            Optional<FailureReason> reason,
            @OneOf({"drive", "stop"}) List<String> actions,
            List<Door> doors,
            Map<String, Boolean> checks,
            Instant builtAt,
            Role role) {
        private record Door(String name) {}
    }

    private record Unknown(Object anything) {}

    private static Schema field(String name) {
        Map<?, ?> properties = (Map<?, ?>) keyword(Shapes.of(CarResponse.class), "properties");
        return (Schema) requireNonNull(properties.get(name));
    }

    private static Object keyword(Schema schema, String name) {
        return requireNonNull(schema.keywords().get(name));
    }

    @Test
    void shouldNameARecordAsAClientWouldCallIt() {
        assertThat(Shapes.of(CarResponse.class).name()).contains("Car");
        assertThat(((Schema) keyword(field("doors"), "items")).name()).contains("CarDoor");
    }

    @Test
    void shouldRequireWhatIsNotOptional() {
        assertThat(Shapes.of(CarResponse.class).keywords().get("required"))
                .isEqualTo(List.of("id", "price", "wheels", "actions", "doors", "checks", "builtAt", "role"));
    }

    @Test
    void shouldListTheConstantsOfAnEnumerationAsTheyAreWritten() {
        assertThat(field("role").keywords()).containsEntry("enum", List.of("USER", "ANALYST", "ADMIN"));
        assertThat(field("reason").keywords().get("enum"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("out-of-stock");
    }

    @Test
    void shouldCloseTheElementsOfAList() {
        assertThat(field("actions").keywords()).containsEntry("items", Schema.oneOf("drive", "stop"));
    }

    @Test
    void shouldSayTheFormOfIdsAmountsAndTimes() {
        assertThat(matches(field("id"), "ord_00000000-0000-0001-0000-000000000002"))
                .isTrue();
        assertThat(matches(field("id"), "prd_00000000-0000-0001-0000-000000000002"))
                .isFalse();
        assertThat(matches(field("price"), "0.10")).isTrue();
        assertThat(matches(field("price"), "0.1")).isFalse();
        assertThat(matches(field("builtAt"), "2026-03-01T12:00:00.000Z")).isTrue();
        assertThat(matches(field("builtAt"), "2026-03-01T12:00:00Z")).isFalse();
    }

    @Test
    void shouldDescribeAField() {
        assertThat(field("wheels").keywords())
                .containsEntry("type", "integer")
                .containsEntry("description", "How many.");
    }

    @Test
    void shouldRefuseATypeOfWhichItKnowsNoShape() {
        assertThatThrownBy(() -> Shapes.of(Unknown.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no shape is known for java.lang.Object");
    }

    @Test
    void shouldRefuseAValueTypeThatItDoesNotKnow() {
        assertThatThrownBy(() -> Shapes.of(Quantity.class))
                .hasMessage("no shape is known for io.ordersaga.topics.Quantity");
    }

    private static boolean matches(Schema schema, String text) {
        return Pattern.compile(String.valueOf(schema.keywords().get("pattern")))
                .matcher(text)
                .matches();
    }
}
