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
import java.util.Optional;

/** Offers asked of the product service over HTTP: what its own readers see. */
public final class CatalogueOffers implements Offers {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final URI productService;

    public CatalogueOffers(URI productService) {
        this.productService = productService;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build();
    }

    /** @throws ProblemException 503 if the product service does not answer properly */
    @Override
    public Optional<Offer> find(ProductId product) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(productService.resolve("/api/products/" + product.value()))
                .timeout(TIMEOUT)
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            return switch (response.statusCode()) {
                case 200 -> Optional.of(offer(product, JSON.readTree(response.body())));
                case 404 -> Optional.empty();
                default -> throw unavailable();
            };
        } catch (IOException e) {
            throw unavailable();
        }
    }

    private static Offer offer(ProductId product, JsonNode json) {
        BigDecimal price = new BigDecimal(json.path("price").asText());
        return new Offer(product, json.path("name").asText(), Amounts.of(price));
    }

    private static ProblemException unavailable() {
        return new ProblemException(ProblemType.UPSTREAM_UNAVAILABLE, "the catalogue cannot be asked for a price")
                .withHeader("Retry-After", "1");
    }
}
