package io.ordersaga.edge.http;

import io.javalin.http.Context;
import io.ordersaga.topics.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/** Tells a server's observers of every answer, those that the HTTP server gives by itself included. */
final class RequestWatch implements RequestLog {
    private static final String TRACE = "ordersaga.trace";
    private static final String ANSWERER = "ordersaga.answerer";
    private static final String USER = "ordersaga.user";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    private final List<RequestObserver> observers = new CopyOnWriteArrayList<>();

    void add(RequestObserver observer) {
        observers.add(observer);
    }

    static void begin(Context context, Trace trace) {
        context.attribute(TRACE, trace);
    }

    static void serve(Context context, Answered.Answerer answerer) {
        context.attribute(ANSWERER, answerer);
    }

    static void sentBy(Context context, UserId user) {
        context.attribute(USER, user);
    }

    /** The trace of a request that has begun. */
    static Optional<Trace> trace(Context context) {
        return Optional.ofNullable(context.attribute(TRACE));
    }

    @Override
    public void log(Request request, Response response) {
        Answered answered = new Answered(
                METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER",
                attribute(request, ANSWERER, Answered.Answerer.class).orElse(Answered.Answerer.UNKNOWN),
                response.getStatus(),
                Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime()),
                Response.getContentBytesWritten(response),
                attribute(request, TRACE, Trace.class),
                attribute(request, USER, UserId.class));
        observers.forEach(observer -> observer.answered(answered));
    }

    private static <T> Optional<T> attribute(Request request, String name, Class<T> type) {
        return Optional.ofNullable(request.getAttribute(name)).map(type::cast);
    }
}
