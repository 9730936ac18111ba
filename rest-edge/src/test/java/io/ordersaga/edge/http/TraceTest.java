package io.ordersaga.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    private final RandomGenerator random = new SplittableRandom(1);

    @Test
    void shouldGoOnWithAValidTrace() {
        Trace trace = Trace.continued(Optional.of("00-" + TRACE + "-" + SPAN + "-00"), random);

        assertThat(trace).isEqualTo(new Trace(TRACE, SPAN));
        assertThat(trace.traceparent()).isEqualTo("00-" + TRACE + "-" + SPAN + "-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-" + TRACE + "-" + SPAN,
                "00-" + TRACE + "-0000000000000000-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "ff-" + TRACE + "-" + SPAN + "-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "00-" + TRACE + "-" + SPAN + "-01\r\nX: y",
            })
    void shouldBeginANewTraceWhenTheHeaderIsNotValid(String header) {
        Trace trace = Trace.continued(Optional.of(header), random);

        assertThat(trace.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(trace.traceId()).isNotEqualTo(TRACE);
    }

    @Test
    void shouldBeginANewTraceWhenThereIsNone() {
        assertThat(Trace.continued(Optional.empty(), random)).isNotEqualTo(Trace.continued(Optional.empty(), random));
    }
}
