package io.ordersaga.apps.runtime;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadReplacementTest {

    private record Failure(String service, Throwable cause) {}

    private final RuntimeException death = new IllegalStateException("broken disk");
    private final List<Failure> failures = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final ThreadReplacement replacement = new ThreadReplacement(
            "order-service", () -> now, (service, cause) -> failures.add(new Failure(service, cause)));

    @Test
    void shouldReplaceThreeThreadsAndThenShutDownWhenTheyDieQuickly() {
        assertThat(replacement.handle(death)).isEqualTo(REPLACE_THREAD);
        assertThat(replacement.handle(death)).isEqualTo(REPLACE_THREAD);
        assertThat(replacement.handle(death)).isEqualTo(REPLACE_THREAD);
        assertThat(failures).isEmpty();

        assertThat(replacement.handle(death)).isEqualTo(SHUTDOWN_CLIENT);

        assertThat(failures).containsExactly(new Failure("order-service", death));
    }

    @Test
    void shouldGoOnReplacingWhenDeathsAreFarApart() {
        for (int number = 0; number < 20; number++) {
            assertThat(replacement.handle(death)).as("death %d", number).isEqualTo(REPLACE_THREAD);
            now = now.plus(Duration.ofSeconds(101));
        }

        assertThat(failures).isEmpty();
    }

    @Test
    void shouldCountADeathUntilThePeriodIsOver() {
        replacement.handle(death);
        replacement.handle(death);
        replacement.handle(death);

        now = now.plus(Duration.ofMinutes(5));
        assertThat(replacement.handle(death)).isEqualTo(SHUTDOWN_CLIENT);

        now = now.plus(Duration.ofMillis(1));
        assertThat(replacement.handle(death)).isEqualTo(REPLACE_THREAD);
    }

    @Test
    void shouldShutDownAtOnceWhenTheVirtualMachineFails() {
        Error error = new OutOfMemoryError("heap");

        assertThat(replacement.handle(error)).isEqualTo(SHUTDOWN_CLIENT);

        assertThat(failures).containsExactly(new Failure("order-service", error));
    }
}
