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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Asks the services, each behind a guard of its own. A read that finds nobody there is sent once more. */
final class UpstreamCalls implements AutoCloseable {
    private static final Set<String> SAFE = Set.of("GET", "HEAD");
    private static final Set<ProblemType> WORTH_ANOTHER_TRY =
            Set.of(ProblemType.UPSTREAM_UNAVAILABLE, ProblemType.UPSTREAM_FAILED);

    private final HttpClient client;
    private final Map<String, Guard> guards;

    UpstreamCalls(Upstreams upstreams, GatewaySettings settings) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.patience().connect())
                .build();
        this.guards = upstreams.byPrefix().values().stream()
                .map(URI::getAuthority)
                .distinct()
                .collect(toUnmodifiableMap(
                        Function.identity(),
                        name -> new Guard(
                                name,
                                settings.maxConcurrent(),
                                settings.patience().open())));
    }

    /**
     * Sends a request to a service.
     *
     * @return the answer, of which the head has come
     * @throws ProblemException 502, 503 or 504 if there is none
     */
    HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException {
        Guard guard = Objects.requireNonNull(guards.get(request.uri().getAuthority()));
        if (!isRepeatable(request)) {
            return guard.run(() -> attempt(request));
        }
        try {
            HttpResponse<InputStream> answer = guard.run(() -> attempt(request));
            if (!Guard.isFailure(answer)) {
                return answer;
            }
            answer.body().close();
        } catch (ProblemException e) {
            if (!WORTH_ANOTHER_TRY.contains(e.type())) {
                throw e;
            }
        }
        return guard.run(() -> attempt(request));
    }

    private static boolean isRepeatable(HttpRequest request) {
        boolean hasBody = request.bodyPublisher()
                .filter(body -> body.contentLength() != 0)
                .isPresent();
        return SAFE.contains(request.method()) && !hasBody;
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
