package io.ordersaga.testkit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares each block of code of {@code docs/testing.md} with what it quotes. What it quotes is compiled and run by the build:
 * sources of the example and of this repository's tests, and messages of {@link DocumentedFailures}.
 */
class DocumentTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final List<Path> QUOTED = List.of(Path.of("example"), ROOT.resolve("topology/src"));
    private static final Pattern FENCE = Pattern.compile("(?m)^\\s*```");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```([^\\n]*)\\n(.*?)^```$");
    private static final int FENCES_OF_A_BLOCK = 2;

    /** @param info what stands behind the fence: the language, and what is quoted */
    record Block(String info, String text) {
        String language() {
            return info.split(" ", 2)[0];
        }

        String quoted() {
            String[] parts = info.split(" ", 2);
            return parts.length < 2 ? "" : parts[1];
        }

        @Override
        public String toString() {
            return info + ": " + text.lines().findFirst().orElse("");
        }
    }

    static List<Block> blocks() throws IOException {
        return blocks(Files.readString(ROOT.resolve("docs/testing.md")));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void shouldQuoteWhatIsCompiledAndRun(Block block) throws IOException {
        switch (block.language()) {
            case "java" -> requireQuoted(block, block.quoted() + ".java");
            case "xml" -> requireQuoted(block, block.quoted());
            case "text" -> requireSaid(block);
            case "sh" -> requireThere(block);
            default -> throw new AssertionError("nobody checks ```" + block.info());
        }
    }

    @Test
    void shouldFindBlocksOfEveryKind() throws IOException {
        assertThat(blocks()).extracting(Block::language).contains("java", "xml", "text", "sh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"```java A\ntext\n", "* ...\n  ```java A\n  text\n  ```\n"})
    void shouldRefuseABlockThatItCannotRead(String document) {
        assertThatThrownBy(() -> blocks(document)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void requireQuoted(Block block, String file) throws IOException {
        assertThat(lines(source(file))).contains(lines(block.text()));
    }

    private static void requireSaid(Block block) {
        String method = block.quoted().replace("DocumentedFailures.", "");

        assertThat(new Example(DocumentedFailures.class, method).failure())
                .hasMessageContaining(block.text().strip());
    }

    /** Each line begins with a script of this repository. */
    private static void requireThere(Block block) {
        assertThat(block.text().lines().map(line -> ROOT.resolve(line.split(" ", 2)[0])))
                .allSatisfy(script -> assertThat(script).isExecutable());
    }

    private static String source(String name) throws IOException {
        for (Path root : QUOTED) {
            try (Stream<Path> files = Files.walk(root)) {
                List<Path> found = files.filter(file -> file.endsWith(name))
                        .filter(file -> !file.toString().contains("target"))
                        .toList();
                if (found.size() == 1) {
                    return Files.readString(found.getFirst());
                }
            }
        }
        throw new AssertionError("no file, or more than one, is called " + name);
    }

    /** Whole lines, whatever their indentation. */
    private static String lines(String text) {
        return text.lines().map(String::strip).collect(joining("\n", "\n", "\n"));
    }

    private static List<Block> blocks(String document) {
        List<Block> blocks = BLOCK.matcher(document)
                .results()
                .map(found -> new Block(found.group(1), found.group(2)))
                .toList();
        if (FENCE.matcher(document).results().count() != (long) FENCES_OF_A_BLOCK * blocks.size()) {
            throw new IllegalArgumentException("a block of code is not closed, or does not begin its line with ```");
        }
        return blocks;
    }
}
