package io.ordersaga.edge.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.edge.http.Answered;
import io.ordersaga.edge.http.Answered.Answerer;
import io.ordersaga.edge.http.Trace;
import io.ordersaga.topics.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JsonRequestLogTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final Answerer ROUTE = new Answerer("get-order", "/api/orders/{id}");
    private static final Duration TOOK = Duration.ofNanos(12_345_678);

    private final JsonRequestLog log = new JsonRequestLog("order-service", () -> NOW);

    @Test
    void shouldTellOfARequestInOneLine() {
        UserId user = UserId.of(new UUID(1, 2));
        Trace trace = Trace.continued(
                Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"), new SplittableRandom(1));

        String line = log.line(new Answered("GET", ROUTE, 200, TOOK, 321, Optional.of(trace), Optional.of(user)))
                .toString();

        assertThat(line)
                .isEqualTo("{\"time\":\"2026-01-02T03:04:05.678Z\",\"service\":\"order-service\","
                        + "\"traceId\":\"0af7651916cd43dd8448eb211c80319c\",\"span\":\"" + trace.spanId() + "\","
                        + "\"method\":\"GET\",\"route\":\"/api/orders/{id}\",\"operation\":\"get-order\",\"status\":200,"
                        + "\"durationMs\":12.3,\"bytes\":321,\"userId\":\"" + user.value() + "\"}");
    }

    @Test
    void shouldLeaveOutWhatIsNotKnown() {
        String line = log.line(
                        new Answered("OTHER", Answerer.UNKNOWN, 400, TOOK, 0, Optional.empty(), Optional.empty()))
                .toString();

        assertThat(line)
                .contains("\"route\":\"unknown\"", "\"status\":400")
                .doesNotContain("traceId", "span", "userId", "null");
    }
}
