package io.ordersaga.edge.http;

import io.javalin.http.Context;
import io.ordersaga.topics.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** One request as it came, with the answer to be written. */
public final class Exchange {
    private final Context context;
    private final Trace trace;

    Exchange(Context context, Trace trace) {
        this.context = context;
        this.trace = trace;
    }

    public Trace trace() {
        return trace;
    }

    /**
     * Names what answers, for log and metrics.
     *
     * @param part of the address space, one of few
     */
    public void answeredBy(String operation, String part) {
        RequestWatch.serve(context, new Answered.Answerer(operation, part));
    }

    /** Names who asks, for the log. */
    public void sentBy(UserId user) {
        RequestWatch.sentBy(context, user);
    }

    public HttpServletRequest request() {
        return context.req();
    }

    public HttpServletResponse response() {
        return context.res();
    }

    /** The whole body, empty if there is none. @throws io.javalin.http.HttpResponseException 413 if it is too large */
    public byte[] body() {
        return context.bodyAsBytes();
    }

    /** Breaks the connection: an answer that was begun and cannot be ended must not look complete. */
    public void abort() {
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .close();
    }
}
