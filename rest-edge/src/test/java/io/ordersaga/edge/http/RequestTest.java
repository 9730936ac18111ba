package io.ordersaga.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "wait=0; 0",
                "wait=5; 5",
                "wait=30; 30",
                "wait=31; 30",
                "wait=9999; 30",
                "respond-async, wait=10; 10",
                "respond-async,wait=10,return=minimal; 10",
            })
    void shouldReadHowLongTheClientPrefersToWait(String prefer, int seconds) {
        assertThat(withHeader("Prefer", prefer).preferredWait()).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wait", "wait=", "wait=x", "wait=-1", "await=5", "wait=99999", "respond-async"})
    void shouldNotWaitWhenThePreferenceIsNotUnderstood(String prefer) {
        assertThat(withHeader("Prefer", prefer).preferredWait()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255})
    void shouldAcceptAnIdempotencyKeyOfPrintableAscii(int length) {
        String key = "k".repeat(length);

        assertThat(withHeader("Idempotency-Key", key).idempotencyKey()).contains(key);
    }

    @Test
    void shouldHaveNoIdempotencyKeyWhenNoneIsSent() {
        assertThat(withHeader("Other", "x").idempotencyKey()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "schlüssel", "a\tb"})
    void shouldRefuseAnyOtherIdempotencyKey(String key) {
        assertRefused(key);
    }

    @Test
    void shouldRefuseALongIdempotencyKey() {
        assertRefused("k".repeat(256));
    }

    private static void assertRefused(String key) {
        Request request = withHeader("Idempotency-Key", key);

        assertThatThrownBy(request::idempotencyKey)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.INVALID_PARAMETER))
                .hasMessage("Idempotency-Key must have 1..255 printable ASCII characters");
    }

    private static Request withHeader(String name, String value) {
        Trace trace = Trace.continued(Optional.empty(), new SplittableRandom(1));
        return new Request(new Headers(Map.of(name, value)), trace, Optional.empty());
    }

    /** A request of which only the headers matter. */
    private record Headers(Map<String, String> values) implements Request.Source {
        @Override
        public String path(String parameter) {
            throw new AssertionError("no path parameters here");
        }

        @Override
        public Optional<String> query(String parameter) {
            return Optional.empty();
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public byte[] body() {
            throw new AssertionError("no body here");
        }

        @Override
        public boolean isStillLetIn() {
            throw new AssertionError("no caller here");
        }
    }
}
