package io.ordersaga.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

class GoldenFileTest {
    private static final WireForm LINES = WireForm.pretty(
            wire -> wire.replace(";", "\n"), text -> text.strip().replace("\n", ";"));

    @Test
    void shouldPassWhenTheValueIsWrittenAndReadAsTheFileSays() {
        GoldenFile.of("golden/greeting.txt", "good morning", Serdes.String()).assertPinned();
        GoldenFile.of("golden/list.txt", "one;two;three", Serdes.String())
                .in(LINES)
                .assertPinned();
        GoldenFile.of("golden/number.hex", 1_000L, Serdes.Long())
                .in(WireForm.HEX)
                .assertPinned();
    }

    @Test
    void shouldShowTheLinesThatDifferAndLeaveTheFormAsItIsNowWhenTheValueIsWrittenInAnother() {
        GoldenFile<String> golden =
                GoldenFile.of("golden/list.txt", "one;2;three", Serdes.String()).in(LINES);

        assertThatThrownBy(golden::assertWritten)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("the value is not written as golden/list.txt says\n")
                .hasMessageContaining(" one\n-two\n+2\n three")
                .hasMessageContaining("Records in the old form lie in the topic.");
        assertThat(Path.of("target", "golden", "golden", "list.txt")).hasContent("one\n2\nthree\n");
    }

    @Test
    void shouldCompareBytesAndNotWhatTheyLookLike() {
        GoldenFile<String> golden = GoldenFile.of("golden/list.txt", "one\ntwo\nthree", Serdes.String())
                .in(LINES);

        assertThatThrownBy(golden::assertWritten)
                .hasMessageContaining("-6f 6e 65 3b 74 77")
                .hasMessageContaining("+6f 6e 65 0a 74 77");
    }

    @Test
    void shouldShowBothValuesWhenTheFileIsReadAsAnother() {
        Serde<String> shouting = Serdes.serdeFrom(
                Serdes.String().serializer(),
                (topic, bytes) -> Serdes.String().deserializer().deserialize(topic, bytes) + "!");
        GoldenFile<String> golden = GoldenFile.of("golden/greeting.txt", "good morning", shouting);

        assertThatCode(golden::assertWritten).doesNotThrowAnyException();
        assertThatThrownBy(golden::assertPinned)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "golden/greeting.txt is read as\n  good morning!\nand not as\n  good morning\n");
    }

    @Test
    void shouldLeaveTheFormToBeCopiedWhenThereIsNoFile() {
        GoldenFile<Long> golden =
                GoldenFile.of("golden/none.hex", -1L, Serdes.Long()).in(WireForm.HEX);

        Throwable failure = catchThrowable(golden::assertPinned);

        assertThat(failure).hasMessageStartingWith("there is no golden file golden/none.hex\nAs it is now: /");
        assertThat(Path.of("target", "golden", "golden", "none.hex")).hasContent("ff ff ff ff ff ff ff ff\n");
    }

    @Test
    void shouldGiveBackTheBytesWhateverTheForm() {
        byte[] wire = new byte[40];
        wire[17] = 'x';

        assertThat(WireForm.HEX.wire(WireForm.HEX.text(wire))).isEqualTo(wire);
        assertThat(WireForm.HEX.text(wire)).hasLineCount(3);
        assertThat(WireForm.TEXT.wire(WireForm.TEXT.text(new byte[] {'a', '\n'})))
                .containsExactly('a', '\n');
        assertThat(WireForm.HEX.wire("")).isEmpty();
    }
}
