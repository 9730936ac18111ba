package io.ordersaga.edge.gateway;

import io.github.bucket4j.TimeMeter;
import io.ordersaga.edge.http.Exchange;
import io.ordersaga.edge.http.Fallback;
import io.ordersaga.edge.http.RateClass;
import io.ordersaga.edge.token.Caller;
import io.ordersaga.topics.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Sends requests on to the services and their answers back, within what each client and each service can bear. */
final class Forwarder implements Fallback, AutoCloseable {
    private static final String EVENT_STREAM = "text/event-stream";
    private static final String HSTS = "max-age=31536000";

    private final Upstreams upstreams;
    private final GatewaySettings settings;
    private final Cors cors;
    private final Senders senders;
    private final RateLimits limits;
    private final UpstreamRequests requests;
    private final UpstreamCalls calls;
    private final StoreLists lists;
    private final Deadlines deadlines = new Deadlines();
    private final Set<InputStream> streams = ConcurrentHashMap.newKeySet();

    Forwarder(Upstreams upstreams, Function<String, Optional<Caller>> verifier, GatewaySettings settings) {
        this.upstreams = upstreams;
        this.settings = settings;
        this.cors = new Cors(settings.corsOrigins());
        this.senders = new Senders(settings.trustedProxies(), verifier);
        this.limits = new RateLimits(settings.limits(), TimeMeter.SYSTEM_NANOTIME);
        this.requests =
                new UpstreamRequests(upstreams, senders, settings.patience().answer());
        this.calls = new UpstreamCalls(settings);
        this.lists = new StoreLists(upstreams.storeKeepers(), requests, calls, deadlines);
    }

    @Override
    public void answer(Exchange exchange) throws IOException, InterruptedException {
        upstreams
                .prefix(exchange.request().getRequestURI())
                .ifPresent(prefix -> exchange.answeredBy("forward", prefix + "/**"));
        if (settings.behindTls()) {
            exchange.response().setHeader("Strict-Transport-Security", HSTS);
        }
        cors.allow(exchange.request(), exchange.response());
        if (!cors.answeredPreflight(exchange.request(), exchange.response())) {
            draw(exchange);
            forward(exchange);
        }
    }

    private void draw(Exchange exchange) {
        HttpServletRequest request = exchange.request();
        RateClass rateClass = RateClasses.of(request.getMethod(), request.getRequestURI());
        // The address first: whoever has sent too much is refused before a signature is verified.
        RateLimits.Left left = limits.draw(rateClass, TrustedProxies.counted(senders.address(request)));
        Optional<UserId> user = rateClass == RateClass.AUTH ? Optional.empty() : senders.user(request);
        user.ifPresent(exchange::sentBy);
        user.map(id -> limits.draw(rateClass, id.value()))
                .filter(other -> other.requests() < left.requests())
                .orElse(left)
                .headers()
                .forEach(exchange.response()::setHeader);
    }

    private void forward(Exchange exchange) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + settings.patience().answer().toNanos();
        if (lists.isAskedFor(exchange)) {
            Optional<HttpResponse<InputStream>> refusal = lists.answer(exchange, deadline);
            if (refusal.isPresent()) {
                pass(refusal.get(), exchange, deadline);
            }
        } else {
            pass(calls.send(requests.make(exchange.request(), exchange.body(), exchange.trace())), exchange, deadline);
        }
    }

    private void pass(HttpResponse<InputStream> answer, Exchange exchange, long deadline) throws IOException {
        try (InputStream body = answer.body()) {
            if (isEventStream(answer)) {
                stream(answer, exchange);
            } else {
                copy(answer, exchange, deadlines.at(deadline, body));
            }
        }
    }

    private void stream(HttpResponse<InputStream> answer, Exchange exchange) throws IOException {
        InputStream body = answer.body();
        streams.add(body);
        try {
            copy(answer, exchange, deadlines.afterSilence(settings.patience().silence(), body));
        } finally {
            streams.remove(body);
        }
    }

    private static void copy(HttpResponse<InputStream> answer, Exchange exchange, Deadlines.Cut cut)
            throws IOException {
        try (cut) {
            new AnswerCopy(answer, exchange).run(cut);
        }
    }

    private static boolean isEventStream(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith(EVENT_STREAM))
                .isPresent();
    }

    /** Ends the event streams, whose clients come back to another gateway. */
    void endStreams() {
        streams.forEach(Deadlines::end);
    }

    /** To be called when no request is being answered any more. */
    @Override
    public void close() {
        calls.close();
        deadlines.close();
    }
}
