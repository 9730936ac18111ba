package io.ordersaga.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Replaces the server's own error pages: what never reaches a route is answered as a problem too. */
final class JettyProblems extends ErrorHandler {
    private static final int HTTP_VERSION_NOT_SUPPORTED = 505;

    private final RandomGenerator random;

    /** @param random makes trace ids */
    JettyProblems(RandomGenerator random) {
        this.random = random;
    }

    /** Every method: the server by itself leaves the body out where no browser shows a page. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int code, String message, Throwable cause, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemWriter.MEDIA_TYPE);
        Trace trace = Trace.continued(Optional.empty(), random);
        response.getHeaders().put("Trace-Id", trace.traceId());
        response.write(true, ByteBuffer.wrap(body(code, trace.traceId())), callback);
    }

    /** The problem of a request of which nothing but the answer's status is known. */
    static byte[] body(int status, String traceId) {
        ProblemType type = type(status);
        return "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\",\"traceId\":\"%s\"}"
                .formatted(type.uri(), type.title(), status, type.title(), type.code(), traceId)
                .getBytes(UTF_8);
    }

    private static ProblemType type(int status) {
        return status >= 500 && status != HTTP_VERSION_NOT_SUPPORTED
                ? ProblemType.INTERNAL_ERROR
                : ProblemType.BAD_REQUEST;
    }
}
