package io.ordersaga.edge.store;

import io.ordersaga.topics.wire.Serdes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.state.HostInfo;

/** Sends questions to other instances of the service, over HTTP, within bounds of time and number. */
final class PeerCalls implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofMillis(500);
    private static final int MAX_AT_ONCE = 1_000;
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final Serializer<PeerQuestion> QUESTION =
            Serdes.tagged(PeerQuestion.TYPES).serializer();
    private static final Deserializer<PeerAnswer> ANSWERED =
            Serdes.row(PeerAnswer.class).deserializer();

    private final String token;
    private final Duration patience;
    private final Semaphore atOnce = new Semaphore(MAX_AT_ONCE);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    /** @param patience for an answer */
    PeerCalls(String token, Duration patience) {
        this.token = token;
        this.patience = patience;
    }

    /**
     * @param waiting how long the question lets the peer wait before it answers
     * @throws StoreUnavailableException if the peer does not answer, or not in time
     * @throws IllegalStateException if the peer does not know this instance as one of its own
     */
    PeerAnswer ask(HostInfo peer, PeerQuestion question, Duration waiting) {
        String name = peer.host() + ":" + peer.port();
        if (!atOnce.tryAcquire()) {
            throw new StoreUnavailableException("of " + name);
        }
        try {
            HttpResponse<byte[]> answer = client.send(request(name, question, waiting), BodyHandlers.ofByteArray());
            return read(name, answer);
        } catch (IOException e) {
            throw new StoreUnavailableException("of " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("of " + name, e);
        } finally {
            atOnce.release();
        }
    }

    private HttpRequest request(String peer, PeerQuestion question, Duration waiting) {
        return HttpRequest.newBuilder(URI.create("http://" + peer + PeerReads.PATH))
                .timeout(patience.plus(waiting))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(QUESTION.serialize(PeerReads.PATH, question)))
                .build();
    }

    private static PeerAnswer read(String peer, HttpResponse<byte[]> answer) {
        return switch (answer.statusCode()) {
            case OK -> ANSWERED.deserialize(PeerReads.PATH, answer.body());
            case UNAUTHORIZED ->
                throw new IllegalStateException(
                        peer + " does not accept this instance's secret; all must have the same");
            default -> throw new StoreUnavailableException("of " + peer + ", which answered " + answer.statusCode());
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
