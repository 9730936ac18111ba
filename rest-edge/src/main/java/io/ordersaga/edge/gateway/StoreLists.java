package io.ordersaga.edge.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.ordersaga.edge.http.Exchange;
import io.ordersaga.edge.stores.StoreEdge;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The list of all stores: every service lists its own, and here they are put together. The list is whole or not at all: a
 * service that refuses, or cannot be reached, answers for all of them.
 */
final class StoreLists {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int OK = 200;

    private final List<Upstream> services;
    private final UpstreamRequests requests;
    private final UpstreamCalls calls;
    private final Deadlines deadlines;

    StoreLists(List<Upstream> services, UpstreamRequests requests, UpstreamCalls calls, Deadlines deadlines) {
        this.services = services;
        this.requests = requests;
        this.calls = calls;
        this.deadlines = deadlines;
    }

    boolean isAskedFor(Exchange exchange) {
        HttpServletRequest request = exchange.request();
        return !services.isEmpty()
                && request.getMethod().equals("GET")
                && request.getRequestURI().replaceAll("/+$", "").equals(StoreEdge.PATH);
    }

    /**
     * Writes the list.
     *
     * @param deadline for all services together, as {@link System#nanoTime}
     * @return the answer to pass on instead, where a service has not listed its stores
     */
    Optional<HttpResponse<InputStream>> answer(Exchange exchange, long deadline)
            throws IOException, InterruptedException {
        List<JsonNode> stores = new ArrayList<>();
        for (Upstream service : services) {
            HttpResponse<InputStream> answer =
                    calls.send(requests.make(service, exchange.request(), exchange.body(), exchange.trace()));
            if (answer.statusCode() != OK) {
                return Optional.of(answer);
            }
            read(answer, deadline).forEach(stores::add);
        }
        write(exchange, stores);
        return Optional.empty();
    }

    private JsonNode read(HttpResponse<InputStream> answer, long deadline) {
        try (InputStream body = answer.body();
                Deadlines.Cut cut = deadlines.at(deadline, body)) {
            return read(body, cut);
        } catch (IOException e) {
            throw AnswerCopy.failed(e);
        }
    }

    private static JsonNode read(InputStream body, Deadlines.Cut cut) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw cut.isDue() ? AnswerCopy.tooLate(e) : AnswerCopy.failed(e);
        }
    }

    private static void write(Exchange exchange, List<JsonNode> stores) throws JsonProcessingException, IOException {
        stores.sort(Comparator.comparing(store -> store.path("name").asText()));
        ArrayNode list = JSON.createArrayNode().addAll(stores);
        exchange.response().setContentType("application/json");
        exchange.response().getOutputStream().write(JSON.writeValueAsBytes(list));
    }
}
