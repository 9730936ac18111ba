package io.ordersaga.edge.gateway;

import io.ordersaga.edge.http.Exchange;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.util.List;

/** Copies one service's answer to the client: status, headers, and the body piece by piece as it comes. */
final class AnswerCopy {
    private static final int BUFFER_SIZE = 16 * 1024;

    private final HttpResponse<InputStream> answer;
    private final Exchange exchange;
    private final byte[] buffer = new byte[BUFFER_SIZE];

    AnswerCopy(HttpResponse<InputStream> answer, Exchange exchange) {
        this.answer = answer;
        this.exchange = exchange;
    }

    /**
     * Returns when all is copied, or when the client's connection was broken because the service did not end its answer.
     *
     * @param cut will close the body when it is late
     * @throws ProblemException 502 or 504 if the body fails before any of it was passed on
     * @throws IOException if the client does not take the answer
     */
    void run(Deadlines.Cut cut) throws IOException {
        int length = readFirst(cut);
        copyHead();
        OutputStream out = exchange.response().getOutputStream();
        while (length >= 0) {
            out.write(buffer, 0, length);
            if (answer.body().available() == 0) {
                out.flush();
            }
            length = readNext(cut);
        }
    }

    private int readFirst(Deadlines.Cut cut) {
        try {
            return answer.body().read(buffer);
        } catch (IOException e) {
            throw cut.isDue() ? tooLate(e) : failed(e);
        }
    }

    private int readNext(Deadlines.Cut cut) {
        try {
            cut.heard();
            return answer.body().read(buffer);
        } catch (IOException e) {
            // The status is out: a broken connection is the only way left to tell the client.
            exchange.abort();
            return -1;
        }
    }

    private void copyHead() {
        HttpServletResponse response = exchange.response();
        response.setStatus(answer.statusCode());
        List<String> connection = answer.headers().allValues("Connection");
        ForwardedHeaders.ofAnswer(answer.headers().map().keySet(), connection)
                .forEach(name -> copyHeader(response, name));
    }

    private void copyHeader(HttpServletResponse response, String name) {
        List<String> values = answer.headers().allValues(name);
        response.setHeader(name, values.getFirst());
        values.stream().skip(1).forEach(value -> response.addHeader(name, value));
    }

    static ProblemException failed(IOException cause) {
        return new ProblemException(ProblemType.UPSTREAM_FAILED, ProblemType.UPSTREAM_FAILED.title(), cause);
    }

    static ProblemException tooLate(IOException cause) {
        return new ProblemException(ProblemType.UPSTREAM_TIMEOUT, ProblemType.UPSTREAM_TIMEOUT.title(), cause);
    }
}
