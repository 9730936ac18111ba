package io.ordersaga.edge.observe;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.edge.http.Answered;
import io.ordersaga.edge.http.RequestObserver;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one JSON object per answered request to a logger of its own, {@value #LOGGER}, whose messages are complete lines. They
 * hold no body, token, query or raw path.
 */
public final class JsonRequestLog implements RequestObserver {
    public static final String LOGGER = "ordersaga.requests";

    private static final double NANOS_PER_MILLI = 1e6;

    private final Logger log = LoggerFactory.getLogger(LOGGER);
    private final JsonMapper json = new JsonMapper();
    private final String service;
    private final InstantSource clock;

    public JsonRequestLog(String service, InstantSource clock) {
        this.service = service;
        this.clock = clock;
    }

    @Override
    public void answered(Answered request) {
        if (log.isInfoEnabled()) {
            log.info(line(request).toString());
        }
    }

    ObjectNode line(Answered request) {
        ObjectNode line = json.createObjectNode()
                .put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("service", service);
        request.trace().ifPresent(trace -> line.put("traceId", trace.traceId()).put("span", trace.spanId()));
        line.put("method", request.method())
                .put("route", request.by().template())
                .put("operation", request.by().operation())
                .put("status", request.status())
                .put("durationMs", Math.round(request.took().toNanos() / NANOS_PER_MILLI * 10) / 10.0)
                .put("bytes", request.bytes());
        request.user().ifPresent(user -> line.put("userId", user.value()));
        return line;
    }
}
