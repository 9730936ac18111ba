package io.ordersaga.edge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.ordersaga.edge.command.CommandNotSentException;
import io.ordersaga.edge.store.StoreUnavailableException;
import io.ordersaga.topics.wire.JsonFormat;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where an exception becomes an answer. */
final class ProblemWriter {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);

    private final JsonMapper json = JsonFormat.mapper();

    void write(Context context, Trace trace, Exception exception) {
        ProblemException problem = problem(exception);
        log(context, trace, problem, exception);
        problem.headers().forEach(context::header);
        context.status(problem.type().status());
        context.result(bytes(problem.body(context.path(), trace.traceId())));
        context.contentType(MEDIA_TYPE);
    }

    /** Answers where the virtual machine or the build has failed, which is known only after the routes are left. */
    void write(HttpServletResponse response, Error error) {
        String traceId = String.valueOf(response.getHeader("Trace-Id"));
        LOG.error("a request failed, trace {}", traceId, error);
        int status = ProblemType.INTERNAL_ERROR.status();
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        try {
            response.getOutputStream().write(JettyProblems.body(status, traceId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void log(Context context, Trace trace, ProblemException problem, Exception exception) {
        if (problem.type() == ProblemType.INTERNAL_ERROR) {
            LOG.error("{} {} failed, trace {}", context.method().name(), context.path(), trace.traceId(), exception);
        } else if (problem.getCause() != null) {
            // One line without a stack: where a service is down, there is one for every request.
            LOG.warn(
                    "{} {}: {}, trace {}, because of {}",
                    context.method().name(),
                    context.path(),
                    problem.type().code(),
                    trace.traceId(),
                    problem.getCause().toString());
        }
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
