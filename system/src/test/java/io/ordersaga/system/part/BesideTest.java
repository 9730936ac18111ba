package io.ordersaga.system.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BesideTest {
    private final List<String> diary = Collections.synchronizedList(new ArrayList<>());

    @Test
    void shouldStartWhileOthersDo() throws InterruptedException {
        CountDownLatch othersHaveStarted = new CountDownLatch(1);
        Beside slow = new Beside(new WaitingPart(othersHaveStarted, diary));
        InOrder parts = new InOrder("parts", List.of(slow, new OpeningPart(othersHaveStarted, diary), slow.awaited()));

        parts.start();
        diary.add("all started");
        parts.close();

        assertThat(diary).containsExactly("start quick", "start slow", "all started", "close quick", "close slow");
    }

    @Test
    void shouldFailWhereItIsAwaited() throws InterruptedException {
        Beside broken = new Beside(new RecordingPart("broken", diary, true, false));

        broken.start();

        assertThatThrownBy(broken::await).hasMessage("broken does not start");
        assertThatThrownBy(broken.awaited()::start).hasMessage("broken does not start");
        broken.close();
        assertThat(diary).containsExactly("start broken", "close broken");
    }

    @Test
    void shouldWaitForAStartThatStillGoesOnWhenItIsClosed() throws InterruptedException {
        CountDownLatch mayStart = new CountDownLatch(1);
        Beside slow = new Beside(new WaitingPart(mayStart, diary));

        slow.start();
        Thread closing = Thread.ofPlatform().start(slow::close);
        while (closing.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        mayStart.countDown();
        closing.join();

        assertThat(diary).containsExactly("start slow", "close slow");
    }

    @Test
    void shouldCloseWhatNeverBegan() {
        new Beside(RecordingPart.sound("idle", diary)).close();

        assertThat(diary).containsExactly("close idle");
    }

    private record WaitingPart(CountDownLatch latch, List<String> diary) implements Part {
        @Override
        public String name() {
            return "slow";
        }

        @Override
        public void start() throws InterruptedException {
            latch.await();
            diary.add("start slow");
        }

        @Override
        public void close() {
            diary.add("close slow");
        }
    }

    private record OpeningPart(CountDownLatch latch, List<String> diary) implements Part {
        @Override
        public String name() {
            return "quick";
        }

        @Override
        public void start() {
            diary.add("start quick");
            latch.countDown();
        }

        @Override
        public void close() {
            diary.add("close quick");
        }
    }
}
