package io.ordersaga.edge.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordersaga.edge.http.Amounts;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.topics.ProductId;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Offers asked of the product service over HTTP: what its own readers see. */
public final class CatalogueOffers implements Offers {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final List<URI> productService;

    /** @param productService addresses of its instances, one or more; the first that answers is believed */
    public CatalogueOffers(List<URI> productService) {
        this.productService = List.copyOf(productService);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build();
    }

    /** @throws ProblemException 503 if no instance of the product service answers properly */
    @Override
    public Optional<Offer> find(ProductId product) throws InterruptedException {
        for (URI instance : productService) {
            Optional<HttpResponse<byte[]>> answer = ask(instance, product);
            if (answer.isPresent() && answer.get().statusCode() == OK) {
                return Optional.of(offer(product, answer.get().body()));
            }
            if (answer.isPresent() && answer.get().statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
        }
        throw unavailable();
    }

    /** Empty if the instance cannot be reached, or not in time. */
    private Optional<HttpResponse<byte[]>> ask(URI instance, ProductId product) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(instance.resolve("/api/products/" + product.value()))
                .timeout(TIMEOUT)
                .build();
        try {
            return Optional.of(http.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Offer offer(ProductId product, byte[] answer) {
        JsonNode json = read(answer);
        BigDecimal price = new BigDecimal(json.path("price").asText());
        Optional<String> category =
                Optional.of(json.path("category")).filter(JsonNode::isTextual).map(JsonNode::asText);
        return new Offer(product, json.path("name").asText(), Amounts.of(price), category);
    }

    private static JsonNode read(byte[] answer) {
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return new ProblemException(ProblemType.UPSTREAM_UNAVAILABLE, "the catalogue cannot be asked for a price")
                .withHeader("Retry-After", "1");
    }
}
