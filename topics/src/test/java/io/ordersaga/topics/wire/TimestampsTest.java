package io.ordersaga.topics.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    private static final long LAST_MILLISECOND =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, 2026-01-01T00:00:00.000Z",
        "2026-01-01T12:30:15.250Z, 2026-01-01T12:30:15.250Z",
        "2026-01-01T00:00:00.999999999Z, 2026-01-01T00:00:00.999Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
    })
    void shouldWriteMillisecondsAlways(Instant time, String text) {
        assertThat(Timestamps.write(time)).isEqualTo(text);
    }

    @Test
    void shouldReadWhatItWroteAndSortTextsAsTimes() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        List<Instant> times = Stream.generate(() -> Instant.ofEpochMilli(random.nextLong(LAST_MILLISECOND)))
                .limit(1_000)
                .sorted()
                .toList();

        List<String> texts = times.stream().map(Timestamps::write).toList();

        assertThat(texts).as("seed %d", seed).isSorted();
        assertThat(texts.stream().map(Timestamps::read)).as("seed %d", seed).containsExactlyElementsOf(times);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00.1Z, 2026-01-01T00:00:00.1Z",
        "2026-01-01T00:00:00.123456789Z, 2026-01-01T00:00:00.123456789Z",
        "2026-01-01T00:00:00+01:00, 2025-12-31T23:00:00Z",
    })
    void shouldReadAnyDateAndTimeOfTheStandard(String text, Instant time) {
        assertThat(Timestamps.read(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-01-01",
                "2026-01-01T00:00Z",
                "2026-01-01T00:00:00",
                "2026-02-30T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:00:00Zx",
                "-0001-01-01T00:00:00Z",
                "+12026-01-01T00:00:00Z",
                "0000-01-01T00:00:00+00:01",
                "9999-12-31T23:59:59-00:01",
            })
    void shouldRefuseEverythingElse(String text) {
        assertThatThrownBy(() -> Timestamps.read(text)).isInstanceOf(DateTimeException.class);
    }
}
