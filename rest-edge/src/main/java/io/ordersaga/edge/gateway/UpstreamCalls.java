package io.ordersaga.edge.gateway;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks the services, each instance behind a guard of its own. Where one cannot be reached the next is asked; what may be
 * repeated is also sent again when an answer was lost, to another instance if there is one.
 */
final class UpstreamCalls implements AutoCloseable {
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final HttpClient client;
    private final Instances instances = new Instances(InetAddress::getAllByName);
    private final LoadingCache<URI, Guard> guards;
    private final AtomicInteger turn = new AtomicInteger();

    UpstreamCalls(GatewaySettings settings) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.patience().connect())
                .build();
        // Instances come and go, and each has an address of its own.
        this.guards = Caffeine.newBuilder()
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build(instance -> new Guard(
                        instance.getAuthority(),
                        settings.maxConcurrent(),
                        settings.patience().open()));
    }

    /**
     * Sends a request to a service.
     *
     * @return the answer, of which the head has come
     * @throws ProblemException 502, 503 or 504 if there is none
     */
    HttpResponse<InputStream> send(UpstreamCall call) throws IOException, InterruptedException {
        Iterator<URI> candidates = candidates(call).iterator();
        while (true) {
            URI instance = candidates.next();
            try {
                HttpResponse<InputStream> answer = guards.get(instance).run(() -> attempt(call, instance));
                if (!Guard.isFailure(answer) || !call.isRepeatable() || !candidates.hasNext()) {
                    return answer;
                }
                answer.body().close();
            } catch (ProblemException e) {
                if (!isWorthAnotherTry(call, e) || !candidates.hasNext()) {
                    throw e;
                }
            }
        }
    }

    /** Each instance once, and a lone one twice if the request may be repeated. */
    private List<URI> candidates(UpstreamCall call) {
        List<URI> each = instances.of(call.upstream(), turn.getAndIncrement());
        boolean twice = each.size() == 1 && call.isRepeatable();
        return twice ? List.of(each.getFirst(), each.getFirst()) : each;
    }

    /** An instance that could not be reached, or was not asked, has seen nothing of the request. */
    private static boolean isWorthAnotherTry(UpstreamCall call, ProblemException e) {
        return switch (e.type()) {
            case UPSTREAM_UNAVAILABLE -> true;
            case UPSTREAM_FAILED -> call.isRepeatable();
            default -> false;
        };
    }

    private HttpResponse<InputStream> attempt(UpstreamCall call, URI instance) throws InterruptedException {
        try {
            return client.send(call.request().apply(instance), BodyHandlers.ofInputStream());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new ProblemException(ProblemType.UPSTREAM_UNAVAILABLE, "asking again shortly may help", e)
                    .withHeader("Retry-After", "1");
        } catch (HttpTimeoutException e) {
            throw AnswerCopy.tooLate(e);
        } catch (IOException e) {
            throw call.isRepeatable() ? AnswerCopy.failed(e) : outcomeUnknown(e);
        }
    }

    private static ProblemException outcomeUnknown(IOException cause) {
        return new ProblemException(
                        ProblemType.COMMAND_NOT_CONFIRMED, "the service ended before it answered this request", cause)
                .withHeader("Retry-After", "1");
    }

    /** To be called when no request is being answered any more. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
