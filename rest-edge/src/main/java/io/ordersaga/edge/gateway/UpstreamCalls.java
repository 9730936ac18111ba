package io.ordersaga.edge.gateway;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Asks the services, each instance behind a guard of its own. Where one cannot be reached the next is asked; what may be
 * repeated is also sent again when an answer was lost, to another instance if there is one.
 */
final class UpstreamCalls implements AutoCloseable {
    private final HttpClient client;
    private final Map<URI, Guard> guards;
    private final AtomicInteger turn = new AtomicInteger();

    UpstreamCalls(Upstreams upstreams, GatewaySettings settings) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.patience().connect())
                .build();
        this.guards = upstreams.byPrefix().values().stream()
                .flatMap(service -> service.instances().stream())
                .distinct()
                .collect(toUnmodifiableMap(
                        Function.identity(),
                        instance -> new Guard(
                                instance.getAuthority(),
                                settings.maxConcurrent(),
                                settings.patience().open())));
    }

    /**
     * Sends a request to a service.
     *
     * @return the answer, of which the head has come
     * @throws ProblemException 502, 503 or 504 if there is none
     */
    HttpResponse<InputStream> send(UpstreamCall call) throws IOException, InterruptedException {
        Iterator<URI> instances = candidates(call).iterator();
        while (true) {
            URI instance = instances.next();
            try {
                HttpResponse<InputStream> answer =
                        guard(instance).run(() -> attempt(call.request().apply(instance)));
                if (!Guard.isFailure(answer) || !call.isRepeatable() || !instances.hasNext()) {
                    return answer;
                }
                answer.body().close();
            } catch (ProblemException e) {
                if (!isWorthAnotherTry(call, e) || !instances.hasNext()) {
                    throw e;
                }
            }
        }
    }

    /** Each instance once, and a lone one twice if the request may be repeated. */
    private List<URI> candidates(UpstreamCall call) {
        List<URI> instances = call.upstream().from(turn.getAndIncrement());
        boolean twice = instances.size() == 1 && call.isRepeatable();
        return twice ? List.of(instances.getFirst(), instances.getFirst()) : instances;
    }

    /** An instance that could not be reached, or was not asked, has seen nothing of the request. */
    private static boolean isWorthAnotherTry(UpstreamCall call, ProblemException e) {
        return switch (e.type()) {
            case UPSTREAM_UNAVAILABLE -> true;
            case UPSTREAM_FAILED -> call.isRepeatable();
            default -> false;
        };
    }

    private Guard guard(URI instance) {
        return Objects.requireNonNull(guards.get(instance));
    }

    private HttpResponse<InputStream> attempt(HttpRequest request) throws InterruptedException {
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
    }
}
