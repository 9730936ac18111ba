package io.ordersaga.edge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.ordersaga.edge.command.CommandNotSentException;
import io.ordersaga.edge.store.StoreUnavailableException;
import io.ordersaga.topics.wire.JsonFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where an exception becomes an answer. */
final class ProblemWriter {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);

    private final JsonMapper json = JsonFormat.mapper();

    void write(Context context, Trace trace, Exception exception) {
        ProblemException problem = problem(exception);
        if (problem.type() == ProblemType.INTERNAL_ERROR || problem.getCause() != null) {
            LOG.error("{} {} failed, trace {}", context.method().name(), context.path(), trace.traceId(), exception);
        }
        problem.headers().forEach(context::header);
        context.status(problem.type().status());
        context.result(bytes(problem.body(context.path(), trace.traceId())));
        context.contentType(MEDIA_TYPE);
    }

    /** JSON of anything that a route answers with. */
    byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written as JSON", e);
        }
    }

    private static ProblemException problem(Exception exception) {
        return switch (exception) {
            case ProblemException problem -> problem;
            case StoreUnavailableException e -> retryable(ProblemType.STORE_REBALANCING);
            case CommandNotSentException e -> retryable(ProblemType.COMMAND_NOT_CONFIRMED);
            case HttpResponseException e -> ofServer(e);
            default -> new ProblemException(ProblemType.INTERNAL_ERROR, "the service has failed; its log says why");
        };
    }

    private static ProblemException retryable(ProblemType type) {
        return new ProblemException(type, "asking again shortly will help").withHeader("Retry-After", "1");
    }

    private static ProblemException ofServer(HttpResponseException e) {
        return switch (e.getStatus()) {
            case 404 -> new ProblemException(ProblemType.NOT_FOUND, "there is no such route");
            case 405 -> methodNotAllowed(e);
            case 413 -> new ProblemException(ProblemType.BODY_TOO_LARGE, ProblemType.BODY_TOO_LARGE.title());
            default -> new ProblemException(ProblemType.BAD_REQUEST, ProblemType.BAD_REQUEST.title());
        };
    }

    private static ProblemException methodNotAllowed(HttpResponseException e) {
        String allowed = e.getDetails().getOrDefault("availableMethods", "");
        return new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "allowed: " + allowed).withHeader("Allow", allowed);
    }
}
