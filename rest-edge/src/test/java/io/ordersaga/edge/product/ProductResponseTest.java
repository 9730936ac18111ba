package io.ordersaga.edge.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.catalog.ProductDetails;
import io.ordersaga.topics.stock.StockLevel;
import io.ordersaga.topics.wire.JsonFormat;
import io.ordersaga.topology.view.Outcomes;
import io.ordersaga.topology.view.product.ProductView;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProductResponseTest {
    private static final JsonMapper JSON = JsonFormat.mapper();

    @Test
    void shouldHaveTheShapeOfTheContract() throws JsonProcessingException {
        ProductView view = view(new ProductDetails(
                "Tea", "Green", new Money(5), Optional.of("drinks"), Optional.of("https://shop.example/tea.png")));

        String json = JSON.writeValueAsString(ProductResponse.of(view, "EUR"));

        assertThat(JSON.readTree(json)).isEqualTo(JSON.readTree("""
                                {"id": "prd_00000000-0000-0000-0000-000000000001", "name": "Tea", "description": "Green",
                                 "price": "0.05", "currency": "EUR", "stock": 7, "category": "drinks",
                                 "imageUrl": "https://shop.example/tea.png", "version": 4,
                                 "createdAt": "2026-01-02T03:04:05.000Z", "updatedAt": "2026-01-02T03:04:06.000Z"}
                                """));
    }

    @Test
    void shouldLeaveOutWhatTheProductDoesNotHave() {
        ProductView view = view(new ProductDetails("Tea", "", Money.ZERO, Optional.empty(), Optional.empty()));

        var json = JSON.valueToTree(ProductResponse.of(view, "EUR"));

        assertThat(json.has("category")).isFalse();
        assertThat(json.has("imageUrl")).isFalse();
        assertThat(json.path("description").isTextual()).isTrue();
    }

    private static ProductView view(ProductDetails details) {
        return new ProductView(
                ProductId.of(new UUID(0, 1)),
                details,
                new StockLevel(10, 3, 2),
                false,
                4,
                Instant.parse("2026-01-02T03:04:05.000Z"),
                Instant.parse("2026-01-02T03:04:06.000Z"),
                Outcomes.NONE);
    }
}
