package io.ordersaga.system.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class AtOnceTest {
    private final List<String> diary = Collections.synchronizedList(new ArrayList<>());

    @Test
    void shouldStartEachWhileTheOthersStart() throws InterruptedException {
        CyclicBarrier meeting = new CyclicBarrier(2);

        try (AtOnce parts = parts(new MeetingPart(meeting), new MeetingPart(meeting))) {
            parts.start();

            assertThat(meeting.isBroken()).isFalse();
        }
    }

    @Test
    void shouldThrowEveryFailureAfterAllHaveEnded() {
        AtOnce parts = parts(
                new RecordingPart("a", diary, true, false),
                RecordingPart.sound("b", diary),
                new RecordingPart("c", diary, true, false));

        assertThatThrownBy(parts::start)
                .hasMessage("a does not start")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
        parts.close();

        assertThat(diary).contains("start b", "close c", "close b", "close a");
    }

    private static AtOnce parts(Part... parts) {
        return new AtOnce("parts", List.of(parts));
    }

    /** Starts only together with the other. */
    private record MeetingPart(CyclicBarrier meeting) implements Part {
        @Override
        public String name() {
            return "meeting";
        }

        @Override
        public void start() throws InterruptedException {
            try {
                meeting.await(30, TimeUnit.SECONDS);
            } catch (BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException("started alone", e);
            }
        }

        @Override
        public void close() {}
    }
}
