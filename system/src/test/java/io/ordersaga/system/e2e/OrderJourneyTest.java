package io.ordersaga.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.system.client.Answer;
import io.ordersaga.system.client.ShopClient;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The session of a first-time user, and each way in which an order can end. */
@ExtendWith(RunningShop.class)
class OrderJourneyTest {

    @Test
    void shouldConfirmAnOrderPlacedAsClientsOfTheOriginalSendIt(Shop shop) {
        String email = Shop.newEmail();
        JsonNode registered = shop.anyone()
                .post(
                        "/api/auth/register",
                        ShopClient.object()
                                .put("email", email)
                                .put("password", "password123")
                                .put("firstName", "John")
                                .put("lastName", "Doe"))
                .orThrow();
        ShopClient customer = shop.anyone().loggedIn(email, "password123");
        ObjectNode laptop = ShopClient.object()
                .put("name", "Laptop")
                .put("description", "High-performance laptop")
                .put("price", new BigDecimal("999.99"))
                .put("stock", 10)
                .put("category", "Electronics");
        Answer created = shop.admin().post("/api/admin/products", laptop);
        String product = created.orThrow().path("id").asText();
        JsonNode products = customer.get("/api/products").orThrow();

        ObjectNode order = ShopClient.object().put("totalAmount", new BigDecimal("1999.98"));
        order.withArray("items")
                .addObject()
                .put("productId", product)
                .put("quantity", 2)
                .put("price", new BigDecimal("999.99"));
        Answer placed = customer.post("/api/orders", order);
        String id = placed.orThrow().path("order").path("id").asText();
        Answer readAtOnce = customer.get("/api/orders/" + id);

        assertThat(registered.path("user").path("email").asText()).isEqualTo(email);
        assertThat(created.status()).isEqualTo(201);
        assertThat(StreamSupport.stream(products.spliterator(), false)
                        .map(listed -> listed.path("id").asText()))
                .contains(product);
        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.headers().firstValue("Location")).hasValue("/api/orders/" + id);
        assertThat(readAtOnce.status()).isEqualTo(200);
        JsonNode ended = Shop.awaitEnd(customer, id);
        assertThat(ended.path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(ended.path("totalAmount").asText()).isEqualTo("1999.98");
        shop.awaitStock(product, 8);
        JsonNode payment = Shop.awaitPayment(customer, id, "COMPLETED");
        assertThat(payment.path("amount").asText()).isEqualTo("1999.98");
        assertThat(payment.path("id").asText())
                .isEqualTo(ended.path("paymentId").asText());
        assertThat(Shop.timeline(customer, id))
                .containsExactly("order-created", "order-products-reserved", "order-confirmed");
    }

    @Test
    void shouldAnswerWithTheEndWhenTheClientPrefersToWait(Shop shop) {
        ShopClient customer = shop.newCustomer();
        String product = shop.newProduct("10.00", 5);

        Answer placed = customer.post("/api/orders", Shop.order(product, 1), Map.of("Prefer", "wait=30"));

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.body().path("order").path("status").asText()).isEqualTo("CONFIRMED");
    }

    @Test
    void shouldFreeTheItemThatWasHeldWhenAnotherIsOutOfStock(Shop shop) {
        ShopClient customer = shop.newCustomer();
        String plenty = shop.newProduct("10.00", 5);
        String scarce = shop.newProduct("10.00", 1);

        JsonNode order = Shop.placeAndAwaitEnd(customer, Shop.withItem(Shop.order(plenty, 3), scarce, 2));

        assertThat(order.path("status").asText()).isEqualTo("FAILED");
        assertThat(order.path("failureReason").asText()).isEqualTo("out-of-stock");
        shop.awaitStock(plenty, 5);
        shop.awaitStock(scarce, 1);
    }

    @Test
    void shouldGiveTheStockBackWhenThePaymentIsDeclined(Shop shop) {
        ShopClient customer = shop.newCustomer();
        String product = shop.newProduct("10.00", 5);

        JsonNode order = Shop.placeAndAwaitEnd(customer, Shop.order(product, 3).put("paymentToken", "tok_decline"));

        assertThat(order.path("status").asText()).isEqualTo("FAILED");
        assertThat(order.path("failureReason").asText()).isEqualTo("payment-declined");
        shop.awaitStock(product, 5);
        Shop.awaitPayment(customer, order.path("id").asText(), "FAILED");
    }

    @Test
    void shouldAskAgainWhenTheProviderDoesNotAnswerAtFirst(Shop shop) {
        ShopClient customer = shop.newCustomer();
        String product = shop.newProduct("10.00", 5);

        JsonNode order =
                Shop.placeAndAwaitEnd(customer, Shop.order(product, 3).put("paymentToken", "tok_timeout_then_ok"));

        assertThat(order.path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(Shop.timeline(customer, order.path("id").asText())).contains("payment-unknown");
        shop.awaitStock(product, 2);
    }

    @Test
    void shouldEndByItselfWhenThePaymentNeverAnswers(Shop shop) {
        ShopClient customer = shop.newCustomer();
        String product = shop.newProduct("10.00", 5);

        JsonNode order = Shop.placeAndAwaitEnd(customer, Shop.order(product, 3).put("paymentToken", "tok_timeout"));

        assertThat(order.path("status").asText()).isEqualTo("FAILED");
        assertThat(order.path("failureReason").asText()).isEqualTo("payment-timeout");
        shop.awaitStock(product, 5);
    }

    @Test
    void shouldTakeStockBackAndRefundWhenAConfirmedOrderIsCancelled(Shop shop) {
        ShopClient customer = shop.newCustomer();
        String product = shop.newProduct("10.00", 5);
        String id = Shop.placeAndAwaitEnd(customer, Shop.order(product, 3))
                .path("id")
                .asText();

        Answer cancelled = customer.post("/api/orders/" + id + "/cancel", ShopClient.object());
        Answer again = customer.post("/api/orders/" + id + "/cancel", ShopClient.object());

        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(cancelled.body().path("status").asText()).isEqualTo("CANCELLED");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().path("code").asText()).isEqualTo("invalid-transition");
        shop.awaitStock(product, 5);
        Shop.awaitPayment(customer, id, "REFUNDED");
    }

    @Test
    void shouldHideAnOrderFromOtherCustomers(Shop shop) {
        ShopClient customer = shop.newCustomer();
        String id = Shop.place(customer, Shop.order(shop.newProduct("10.00", 5), 1));

        Answer stranger = shop.newCustomer().get("/api/orders/" + id);

        assertThat(stranger.status()).isEqualTo(404);
        assertThat(shop.admin().get("/api/orders/" + id).status()).isEqualTo(200);
        assertThat(shop.anyone().get("/api/orders/" + id).status()).isEqualTo(401);
    }
}
