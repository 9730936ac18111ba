package io.ordersaga.apps.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.apps.worker.NoAnswerException;
import io.ordersaga.topics.payment.PaymentRequest;
import io.ordersaga.topics.payment.PaymentRequest.ChargePayment;
import io.ordersaga.topics.payment.PaymentRequest.ReversePayment;
import io.ordersaga.topics.wire.JsonFormat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;

/**
 * A provider that is asked over HTTP. Both questions are a {@code POST} with the header {@code Idempotency-Key: <payment id>}
 * and the body
 *
 * <pre>{@code {"paymentId": "pay_…", "orderId": "ord_…", "amount": 2500, "token": "tok_…"}}</pre>
 *
 * where the amount is in minor units and the token is left out if there is none.
 *
 * <ul>
 *   <li>{@code <base>/charges} is answered by 200 and {@code {"status": "succeeded"}} or {@code {"status": "declined",
 *       "reason": "…"}}
 *   <li>{@code <base>/reversals} is answered by 200 and {@code {"charged": true}} or {@code {"charged": false}}: whether money
 *       had been taken and was given back. From then on a charge under this key must be declined.
 * </ul>
 *
 * Whatever else comes back, another status included, says nothing about the money and counts as no answer.
 */
public final class HttpProvider implements PaymentProvider, AutoCloseable {
    private static final JsonMapper JSON = JsonFormat.mapper();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final String base;
    private final Duration timeout;

    /**
     * @param base where the provider is, without a slash at the end
     * @param timeout how long to wait for an answer
     */
    public HttpProvider(URI base, Duration timeout) {
        this.base = base.toString();
        this.timeout = timeout;
    }

    @Override
    public ChargeAnswer charge(ChargePayment request) throws NoAnswerException, InterruptedException {
        JsonNode answer = post("/charges", request, request.token());
        return switch (answer.path("status").asText()) {
            case "succeeded" -> new ChargeAnswer.Taken();
            case "declined" -> new ChargeAnswer.Declined(answer.path("reason").asText("declined"));
            default -> throw new NoAnswerException("provider-answer-not-understood");
        };
    }

    @Override
    public boolean reverse(ReversePayment request) throws NoAnswerException, InterruptedException {
        JsonNode charged = post("/reversals", request, request.token()).path("charged");
        if (!charged.isBoolean()) {
            throw new NoAnswerException("provider-answer-not-understood");
        }
        return charged.booleanValue();
    }

    /** Ends the calls that are under way. */
    @Override
    public void close() {
        client.shutdownNow();
    }

    private JsonNode post(String path, PaymentRequest request, Optional<String> token)
            throws NoAnswerException, InterruptedException {
        try {
            HttpResponse<String> response =
                    client.send(question(path, request, token), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new NoAnswerException("provider-status-" + response.statusCode());
            }
            return JSON.readTree(response.body());
        } catch (HttpTimeoutException e) {
            throw new NoAnswerException("timeout", e);
        } catch (JsonProcessingException e) {
            throw new NoAnswerException("provider-answer-not-understood", e);
        } catch (IOException e) {
            throw new NoAnswerException("provider-unreachable", e);
        }
    }

    private HttpRequest question(String path, PaymentRequest request, Optional<String> token) {
        ObjectNode body = JSON.createObjectNode()
                .put("paymentId", request.paymentId().value())
                .put("orderId", request.orderId().value())
                .put("amount", request.amount().minorUnits());
        token.ifPresent(text -> body.put("token", text));
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", request.paymentId().value())
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }
}
