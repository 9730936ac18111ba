package io.ordersaga.edge.gateway;

import io.ordersaga.edge.http.Exchange;
import io.ordersaga.edge.http.Fallback;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;

/** Sends requests on to the services and their answers back. */
final class Forwarder implements Fallback, AutoCloseable {
    private final HttpClient client;
    private final UpstreamRequests requests;
    private final Deadlines deadlines;

    Forwarder(Upstreams upstreams, Gateway.Timeouts timeouts) {
        this.requests = new UpstreamRequests(upstreams, timeouts.answer());
        this.deadlines = new Deadlines(timeouts.answer());
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeouts.connect())
                .build();
    }

    @Override
    public void answer(Exchange exchange) throws IOException, InterruptedException {
        HttpRequest request = requests.make(exchange.request(), exchange.body(), exchange.trace());
        Deadlines.Deadline deadline = deadlines.begin();
        HttpResponse<InputStream> answer = send(request);
        try (InputStream body = answer.body();
                var cut = deadline.cut(body)) {
            new AnswerCopy(answer, exchange).run(cut);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new ProblemException(ProblemType.UPSTREAM_UNAVAILABLE, "asking again shortly may help", e)
                    .withHeader("Retry-After", "1");
        } catch (HttpTimeoutException e) {
            throw AnswerCopy.tooLate(e);
        } catch (IOException e) {
            throw AnswerCopy.failed(e);
        }
    }

    /** To be called when no request is being answered any more. */
    @Override
    public void close() {
        client.shutdownNow();
        deadlines.close();
    }
}
