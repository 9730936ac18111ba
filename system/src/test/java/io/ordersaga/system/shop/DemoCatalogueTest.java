package io.ordersaga.system.shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ordersaga.apps.settings.Account;
import io.ordersaga.topics.Email;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoCatalogueTest {
    private static final int PRODUCTS = 5;

    private final Queue<String> posts = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> looks = new ConcurrentLinkedQueue<>();
    private HttpServer gateway;

    @BeforeEach
    void startGateway() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", this::answer);
        gateway.start();
    }

    @AfterEach
    void stopGateway() {
        gateway.stop(0);
    }

    @Test
    void shouldCreateWhatIsMissingOnly() throws InterruptedException {
        looks.addAll(List.of(200, 404, 200, 404, 200));

        catalogue().start();

        assertThat(posts).containsExactly("/api/auth/login", "/api/admin/products", "/api/admin/products");
    }

    @Test
    void shouldNotTakeAProductForMissingThatNobodyCanTellOf() throws InterruptedException {
        looks.addAll(List.of(503, 503));
        looks.addAll(Collections.nCopies(PRODUCTS, 200));

        catalogue().start();

        assertThat(posts).isEmpty();
        assertThat(looks).isEmpty();
    }

    private DemoCatalogue catalogue() {
        URI address = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort());
        return new DemoCatalogue(address, new Account(new Email("admin@example.org"), "password123"), Optional.empty());
    }

    private void answer(HttpExchange exchange) throws IOException {
        int status = 200;
        if (exchange.getRequestMethod().equals("GET")) {
            status = looks.remove();
        } else {
            posts.add(exchange.getRequestURI().getPath());
        }
        byte[] body = "{\"token\":\"a.b.c\"}".getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
