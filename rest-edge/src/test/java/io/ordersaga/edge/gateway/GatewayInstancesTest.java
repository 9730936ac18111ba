package io.ordersaga.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service of which the gateway knows two instances. */
@Timeout(60)
class GatewayInstancesTest {
    private static final int MANY = 40;

    private final HttpClient client = HttpClient.newHttpClient();
    private RecordingUpstream one;
    private RecordingUpstream other;
    private Gateway gateway;

    @BeforeEach
    void open() throws IOException {
        one = new RecordingUpstream(RecordingUpstream.text(200, "one"));
        other = new RecordingUpstream(RecordingUpstream.text(200, "other"));
        gateway = gateway(one, other);
    }

    private static Gateway gateway(RecordingUpstream... instances) {
        URI[] addresses =
                List.of(instances).stream().map(RecordingUpstream::address).toArray(URI[]::new);
        Upstreams upstreams = new Upstreams(Map.of("/api/orders", Upstream.at(addresses)));
        return Gateways.of(upstreams, GatewaySettings.standard()).start("127.0.0.1", 0);
    }

    @AfterEach
    void close() {
        client.close();
        gateway.close();
        one.close();
        other.close();
    }

    @Test
    void shouldAskTheInstancesInTurn() {
        assertThat(bodies("GET")).containsOnly("one", "other");
    }

    @Test
    void shouldSendReadsAndWritesToTheInstanceThatIsLeft() {
        one.close();

        assertThat(bodies("GET")).containsOnly("other");
        assertThat(bodies("POST")).containsOnly("other");
    }

    @Test
    void shouldRepeatAReadElsewhereWhenAnInstanceBreaksOff() throws IOException {
        try (RecordingUpstream breaking = new RecordingUpstream(HttpExchange::close);
                Gateway between = gateway(breaking, other)) {
            assertThat(bodies("GET", between)).containsOnly("other");
        }
    }

    @Test
    void shouldNotRepeatAWriteOfWhichItIsNotKnownWhatBecameOfIt() throws IOException {
        try (RecordingUpstream breaking = new RecordingUpstream(HttpExchange::close);
                Gateway between = gateway(breaking, breaking)) {
            HttpResponse<String> answer = send("POST", between);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("command-not-confirmed");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            breaking.only();
        }
    }

    private List<String> bodies(String method) {
        return bodies(method, gateway);
    }

    private List<String> bodies(String method, Gateway through) {
        return IntStream.range(0, MANY)
                .mapToObj(i -> send(method, through).body())
                .toList();
    }

    private HttpResponse<String> send(String method, Gateway through) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + through.port() + "/api/orders/ord_1"))
                .method(method, method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody())
                .build();
        return client.sendAsync(request, BodyHandlers.ofString()).join();
    }
}
