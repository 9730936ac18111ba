package io.ordersaga.apps.payment;

import static io.ordersaga.apps.payment.Requests.charge;
import static io.ordersaga.apps.payment.Requests.reverse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ordersaga.apps.payment.PaymentProvider.ChargeAnswer.Declined;
import io.ordersaga.apps.payment.PaymentProvider.ChargeAnswer.Taken;
import io.ordersaga.apps.worker.NoAnswerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpProviderTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final List<String> questions = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String answer = "";

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void shouldAskForAChargeUnderThePaymentsKey() throws Exception {
        answer = "{\"status\": \"succeeded\", \"more\": 1}";

        try (HttpProvider provider = provider(LONG)) {
            assertThat(provider.charge(charge(1, 2, "tok_ok"))).isEqualTo(new Taken());
        }

        String payment = charge(1, 2, "tok_ok").paymentId().value();
        assertThat(questions)
                .containsExactly("POST /v1/charges " + payment + " application/json {\"paymentId\":\"" + payment
                        + "\",\"orderId\":\"" + Requests.order(1).value() + "\",\"amount\":2500,\"token\":\"tok_ok\"}");
    }

    @Test
    void shouldTellWhyAChargeWasDeclined() throws Exception {
        answer = "{\"status\": \"declined\", \"reason\": \"card expired\"}";

        try (HttpProvider provider = provider(LONG)) {
            assertThat(provider.charge(charge(1, 1, ""))).isEqualTo(new Declined("card expired"));
        }
    }

    @Test
    void shouldTellWhetherAReversedPaymentWasCharged() throws Exception {
        try (HttpProvider provider = provider(LONG)) {
            answer = "{\"charged\": true}";
            assertThat(provider.reverse(reverse(1, 2, ""))).isTrue();

            answer = "{\"charged\": false}";
            assertThat(provider.reverse(reverse(1, 2, ""))).isFalse();
        }

        assertThat(questions).hasSize(2).allMatch(question -> question.startsWith("POST /v1/reversals "));
    }

    @Test
    void shouldNotGuessWhenTheAnswerSaysNothing() {
        try (HttpProvider provider = provider(LONG)) {
            for (String nothing : List.of("{}", "{\"status\": \"pending\"}", "no json", "", "[]")) {
                answer = nothing;
                assertThatThrownBy(() -> provider.charge(charge(1, 1, "")))
                        .isInstanceOf(NoAnswerException.class)
                        .hasMessage("provider-answer-not-understood");
                assertThatThrownBy(() -> provider.reverse(reverse(1, 1, "")))
                        .isInstanceOf(NoAnswerException.class)
                        .hasMessage("provider-answer-not-understood");
            }
        }
    }

    @Test
    void shouldNotGuessWhenTheStatusIsAnError() {
        status = 503;
        answer = "{\"status\": \"succeeded\"}";

        try (HttpProvider provider = provider(LONG)) {
            assertThatThrownBy(() -> provider.charge(charge(1, 1, "")))
                    .isInstanceOf(NoAnswerException.class)
                    .hasMessage("provider-status-503");
        }
    }

    @Test
    void shouldNotGuessWhenNoAnswerComesInTime() {
        answer = "never";

        try (HttpProvider provider = provider(Duration.ofMillis(100))) {
            assertThatThrownBy(() -> provider.charge(charge(1, 1, "")))
                    .isInstanceOf(NoAnswerException.class)
                    .hasMessage("timeout");
        }
    }

    @Test
    void shouldNotGuessWhenNobodyListens() {
        URI nobody = base();
        server.stop(0);

        try (HttpProvider provider = new HttpProvider(nobody, LONG)) {
            assertThatThrownBy(() -> provider.charge(charge(1, 1, "")))
                    .isInstanceOf(NoAnswerException.class)
                    .hasMessage("provider-unreachable");
        }
    }

    private HttpProvider provider(Duration timeout) {
        return new HttpProvider(base(), timeout);
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    private void handle(HttpExchange exchange) throws IOException {
        questions.add(String.join(
                " ",
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        if (answer.equals("never")) {
            hang();
        }
        byte[] body = answer.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void hang() throws IOException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
