package io.ordersaga.system.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InOrderTest {
    private final List<String> diary = new ArrayList<>();

    @Test
    void shouldCloseInReverse() throws InterruptedException {
        InOrder parts = parts(RecordingPart.sound("a", diary), RecordingPart.sound("b", diary));

        parts.start();
        parts.close();
        parts.close();

        assertThat(diary).containsExactly("start a", "start b", "close b", "close a");
    }

    @Test
    void shouldCloseOnlyWhatHadBegunWhenAStartFails() {
        InOrder parts = parts(
                RecordingPart.sound("a", diary),
                new RecordingPart("b", diary, true, false),
                RecordingPart.sound("c", diary));

        assertThatThrownBy(parts::start).hasMessage("b does not start");
        parts.close();

        assertThat(diary).containsExactly("start a", "start b", "close b", "close a");
    }

    @Test
    void shouldCloseTheOthersAndThenThrowWhenOneDoesNotClose() throws InterruptedException {
        InOrder parts = parts(
                RecordingPart.sound("a", diary),
                new RecordingPart("b", diary, false, true),
                new RecordingPart("c", diary, false, true));
        parts.start();

        assertThatThrownBy(parts::close)
                .hasMessage("c does not close")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
        assertThat(diary).endsWith("close c", "close b", "close a");
    }

    private static InOrder parts(Part... parts) {
        return new InOrder("parts", List.of(parts));
    }
}
