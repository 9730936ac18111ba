package io.ordersaga.topics.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WireTypesTest {
    private sealed interface Shape {
        record Circle() implements Shape {}

        sealed interface Angular extends Shape {}

        record Square() implements Angular {}

        record Triangle() implements Angular {}
    }

    @Test
    void shouldFindNameAndTypeOfEveryRecord() {
        WireTypes<Shape> shapes = all().build();

        assertThat(shapes.family()).isEqualTo(Shape.class);
        assertThat(shapes.names()).containsExactlyInAnyOrder("circle", "square", "triangle");
        assertThat(shapes.nameOf(new Shape.Square())).isEqualTo("square");
        assertThat(shapes.typeOf("triangle")).isEqualTo(Shape.Triangle.class);
    }

    @Test
    void shouldRefuseAFamilyInWhichARecordHasNoName() {
        WireTypes.Builder<Shape> builder =
                WireTypes.of(Shape.class).with("circle", Shape.Circle.class).with("square", Shape.Square.class);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("every record of Shape needs one wire name");
    }

    @Test
    void shouldRefuseANameThatIsTaken() {
        assertThatThrownBy(() -> all().with("circle", Shape.Square.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wire name given twice: circle");
    }

    @Test
    void shouldRefuseTwoNamesForOneRecord() {
        assertThatThrownBy(() -> all().with("round", Shape.Circle.class).build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseAnInterfaceInPlaceOfItsRecords() {
        WireTypes.Builder<Shape> builder =
                WireTypes.of(Shape.class).with("circle", Shape.Circle.class).with("angular", Shape.Angular.class);

        assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseNamesAndTypesThatItDoesNotKnow() {
        WireTypes<Shape> shapes = all().build();

        assertThatThrownBy(() -> shapes.typeOf("line"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown type of Shape");
        assertThatThrownBy(() -> shapes.nameOf(String.class)).isInstanceOf(IllegalArgumentException.class);
    }

    private static WireTypes.Builder<Shape> all() {
        return WireTypes.of(Shape.class)
                .with("circle", Shape.Circle.class)
                .with("square", Shape.Square.class)
                .with("triangle", Shape.Triangle.class);
    }
}
