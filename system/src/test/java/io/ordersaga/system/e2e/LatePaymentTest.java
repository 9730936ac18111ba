package io.ordersaga.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.system.client.ShopClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system whose orders wait less long for a payment than its worker waits for the provider. */
class LatePaymentTest {
    private static final Map<String, String> SETTINGS =
            Map.of("PAYMENT_CALL_TIMEOUT_MS", "10000", "SAGA_PAYMENT_TIMEOUT_MS", "1000");

    @Test
    void shouldRefundAChargeThatSucceedsAfterTheOrderHasTimedOut(@TempDir Path directory) throws Exception {
        try (TestSystem system = TestSystem.start(directory, SETTINGS)) {
            Shop shop = system.shop();
            ShopClient customer = shop.newCustomer();
            String product = shop.newProduct("10.00", 5);

            JsonNode order =
                    Shop.placeAndAwaitEnd(customer, Shop.order(product, 3).put("paymentToken", "tok_slow_3s"));

            assertThat(order.path("failureReason").asText()).isEqualTo("payment-timeout");
            shop.awaitStock(product, 5);
            String id = order.path("id").asText();
            Shop.awaitPayment(customer, id, "REFUNDED");
            List<String> steps = Shop.await(
                    "the refund in the timeline",
                    () -> Shop.timeline(customer, id),
                    timeline -> timeline.contains("payment-refunded"));
            assertThat(steps)
                    .containsExactly(
                            "order-created",
                            "order-products-reserved",
                            "order-payment-failed",
                            "order-failed",
                            "payment-processed",
                            "payment-refunded");
            assertThat(Shop.awaitEnd(customer, id).path("status").asText()).isEqualTo("FAILED");
        }
    }
}
