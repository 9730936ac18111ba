package io.ordersaga.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The list of all stores, of which every service has a part. */
@Timeout(60)
class GatewayStoresTest {
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void shouldPutTheListsOfAllServicesTogether() throws Exception {
        try (RecordingUpstream orders = upstream(200, "[{\"name\":\"orders\"}]");
                RecordingUpstream users = upstream(200, "[{\"name\":\"users-by-time\"},{\"name\":\"notes\"}]");
                Gateway gateway = gateway(orders, users)) {
            HttpResponse<String> answer = get(gateway, "/api/stores");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(answer.body())
                    .isEqualTo("[{\"name\":\"notes\"},{\"name\":\"orders\"},{\"name\":\"users-by-time\"}]");
            assertThat(orders.only().headers().getFirst("Authorization")).isEqualTo("Bearer token");
        }
    }

    @Test
    void shouldAskOnlyTheServiceThatHasAStore() throws Exception {
        try (RecordingUpstream orders = upstream(200, "the orders");
                RecordingUpstream users = upstream(200, "the users");
                Gateway gateway = gateway(orders, users)) {
            assertThat(get(gateway, "/api/stores/users?limit=3").body()).isEqualTo("the users");

            assertThat(users.only().target()).isEqualTo("/api/stores/users?limit=3");
            assertThat(orders.count()).isZero();
        }
    }

    @Test
    void shouldPassOnWhyAServiceDoesNotListItsStores() throws Exception {
        try (RecordingUpstream orders = upstream(403, "not for you");
                RecordingUpstream users = upstream(200, "[]");
                Gateway gateway = gateway(orders, users)) {
            HttpResponse<String> answer = get(gateway, "/api/stores");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("not for you");
        }
    }

    @Test
    void shouldListNothingWhereAServiceIsGoneOrTalksNonsense() throws Exception {
        RecordingUpstream gone = upstream(200, "[]");
        gone.close();
        try (RecordingUpstream orders = upstream(200, "[]");
                RecordingUpstream confused = upstream(200, "[{");
                Gateway withoutUsers = gateway(orders, gone);
                Gateway withConfused = gateway(orders, confused)) {
            assertThat(get(withoutUsers, "/api/stores").statusCode()).isEqualTo(503);
            assertThat(get(withConfused, "/api/stores").statusCode()).isEqualTo(502);
        }
    }

    private static RecordingUpstream upstream(int status, String body) throws IOException {
        HttpHandler handler = RecordingUpstream.text(status, body);
        return new RecordingUpstream(handler);
    }

    private static Gateway gateway(RecordingUpstream orders, RecordingUpstream users) {
        Upstreams upstreams = Gateways.lone(Map.of(
                "/api/stores", orders.address(),
                "/api/stores/orders", orders.address(),
                "/api/stores/users", users.address()));
        return Gateways.of(upstreams, GatewaySettings.standard()).start("127.0.0.1", 0);
    }

    private HttpResponse<String> get(Gateway gateway, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                .header("Authorization", "Bearer token")
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
