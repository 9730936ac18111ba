package io.ordersaga.topology.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MutantListTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Mutant ADDING =
            new Mutant("Add where one should subtract", "decision/Sum.java", "a - b", "a + b");

    static List<Mutant> listed() throws IOException {
        return MutantList.in(Files.readString(Path.of("checks", "mutants.txt")));
    }

    @Test
    void shouldListEnoughToTellWhetherTheTestsAreAnyGood() throws IOException {
        assertThat(listed()).hasSizeGreaterThanOrEqualTo(25);
    }

    @ParameterizedTest
    @MethodSource("listed")
    void shouldFindTheTextToChangeOnceInTheSources(Mutant mutant) throws IOException {
        assertThat(mutant.changed(SOURCES)).isNotEqualTo(Files.readString(mutant.in(SOURCES)));
    }

    @Test
    void shouldReadWhatToChangeAndIntoWhat() {
        List<Mutant> mutants = MutantList.in("""
                # Sums.
                == Add where one should subtract
                decision/Sum.java
                -a - b
                +a + b

                == Say nothing
                decision/Talk.java
                -say();
                -  more();
                """);

        assertThat(mutants)
                .containsExactly(ADDING, new Mutant("Say nothing", "decision/Talk.java", "say();\n  more();", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "decision/Sum.java\n-a\n+b\n",
                "== One\n",
                "== One\ndecision/Sum.java\n+b\n",
                "== One\ndecision/Sum.java\n-a\n+b\nc\n",
                "== One\ndecision/Sum.java\n-a\n+b\n== One\ndecision/Sum.java\n-c\n+d\n"
            })
    void shouldRefuseAListThatIsNotWhole(String text) {
        assertThatThrownBy(() -> MutantList.in(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldChangeTheTextOnlyWhereItStandsOnce(@TempDir Path sources) throws IOException {
        write(sources, "return a - b;");

        assertThat(ADDING.changed(sources)).isEqualTo("return a + b;");
        assertThat(ADDING.packageName()).isEqualTo("io.ordersaga.topology.decision");
    }

    @ParameterizedTest
    @ValueSource(strings = {"return a+b;", "return a - b - (a - b);"})
    void shouldFailLoudlyWhenTheTextIsNotThereOrThereTwice(String source, @TempDir Path sources) throws IOException {
        write(sources, source);

        assertThatThrownBy(() -> ADDING.changed(sources))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "“Add where one should subtract” needs this text exactly once in decision/Sum.java:\na - b");
    }

    private static void write(Path sources, String text) throws IOException {
        Files.createDirectories(ADDING.in(sources).getParent());
        Files.writeString(ADDING.in(sources), text);
    }
}
