package io.ordersaga.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.ordersaga.system.OurClasses;
import io.ordersaga.system.client.Answer;
import io.ordersaga.system.client.ShopClient;
import io.ordersaga.topics.log.DeadLetter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What order systems of this kind get wrong: each is a test, so that it cannot come back. An answer that never
 * comes is in {@link OrderJourneyTest}, a charge that comes too late in {@link SlowPartnersTest}, a crash between deciding and
 * telling in {@link CrashTest}.
 */
@ExtendWith(RunningShop.class)
class OriginalMistakesTest {

    @Test
    void shouldConfirmWithTheAmountAndTheUserOfTheOrderItself(Shop shop) {
        ShopClient customer = shop.newCustomer();

        JsonNode order = Shop.placeAndAwaitEnd(
                customer, Shop.withItem(Shop.order(shop.newProduct("10.10", 5), 3), shop.newProduct("0.05", 9), 2));

        JsonNode payment = Shop.awaitPayment(customer, order.path("id").asText(), "COMPLETED");
        assertThat(order.path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(payment.path("amount").asText()).isEqualTo("30.40");
        assertThat(payment.path("userId")).isEqualTo(order.path("userId"));
    }

    @Test
    void shouldGiveEveryItemBackWhenThePaymentFails(Shop shop) {
        ShopClient customer = shop.newCustomer();
        String first = shop.newProduct("10.00", 5);
        String second = shop.newProduct("10.00", 7);

        JsonNode order = Shop.placeAndAwaitEnd(
                customer, Shop.withItem(Shop.order(first, 3), second, 7).put("paymentToken", "tok_decline"));

        assertThat(order.path("status").asText()).isEqualTo("FAILED");
        shop.awaitStock(first, 5);
        shop.awaitStock(second, 7);
    }

    @Test
    void shouldKeepAFinalStateWhenACancellationComesAfterIt(Shop shop) {
        ShopClient customer = shop.newCustomer();
        String product = shop.newProduct("10.00", 5);
        String order = Shop.placeAndAwaitEnd(customer, Shop.order(product, 1).put("paymentToken", "tok_decline"))
                .path("id")
                .asText();

        Answer refused = customer.post("/api/orders/" + order + "/cancel", ShopClient.object());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(Shop.awaitEnd(customer, order).path("status").asText()).isEqualTo("FAILED");
        shop.awaitStock(product, 5);
    }

    @Test
    void shouldKeepTheEventsOfAnOrderInOrderAndOthersBesideIt(Shop shop, Records records) {
        ShopClient customer = shop.newCustomer();
        String product = shop.newProduct("10.00", 100);

        List<ConsumerRecord<byte[], byte[]>> events = Shop.await(
                "orders in more than one partition",
                () -> {
                    Shop.placeAndAwaitEnd(customer, Shop.order(product, 1));
                    return records.of("order-events");
                },
                found ->
                        found.stream().map(ConsumerRecord::partition).distinct().count() > 1);

        assertThat(events).allMatch(event -> new String(event.key(), UTF_8).startsWith("ord_"));
        Map<String, Set<Integer>> partitions = events.stream()
                .collect(groupingBy(
                        event -> new String(event.key(), UTF_8), mapping(ConsumerRecord::partition, toSet())));
        assertThat(partitions.values()).allMatch(one -> one.size() == 1);
    }

    @Test
    void shouldChangeNothingWhenEveryMessageOfAnOrderComesAgain(Shop shop, Records records) throws Exception {
        ShopClient customer = shop.newCustomer();
        String product = shop.newProduct("10.00", 5);
        JsonNode order = Shop.placeAndAwaitEnd(customer, Shop.order(product, 2));
        String id = order.path("id").asText();
        JsonNode payment = Shop.awaitPayment(customer, id, "COMPLETED");
        shop.awaitStock(product, 3);

        for (String topic : List.of(
                "order-commands",
                "order-events",
                "stock-commands",
                "product-events",
                "payment-requests",
                "payment-results",
                "payment-events")) {
            for (ConsumerRecord<byte[], byte[]> record : records.of(topic)) {
                if (isAbout(record, id)) {
                    records.sendAgain(record);
                }
            }
        }

        // An order that is placed after all that has passed every service after it.
        Shop.placeAndAwaitEnd(customer, Shop.order(product, 1));
        shop.awaitStock(product, 2);
        assertThat(Shop.awaitEnd(customer, id).path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(Shop.paymentOf(customer, id).path("id")).isEqualTo(payment.path("id"));
        assertThat(Shop.paymentOf(customer, id).path("amount").asText()).isEqualTo("20.00");
        assertThat(Shop.paymentOf(customer, id).path("status").asText()).isEqualTo("COMPLETED");
    }

    private static boolean isAbout(ConsumerRecord<byte[], byte[]> record, String order) {
        return new String(record.key(), UTF_8).equals(order) || new String(record.value(), UTF_8).contains(order);
    }

    @Test
    void shouldWriteNothingButTheLogSoThatNothingCanComeBetween() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage("io.ordersaga.edge..", "io.ordersaga.topology..", "io.ordersaga.apps..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
                .check(OurClasses.ALL);
    }

    @Test
    void shouldKeepTheBytesOfABrokenRecordAndGoOn(Shop shop, Records records) throws Exception {
        String broken = "{\"eventType\":\"place-order\", broken " + UUID.randomUUID();
        byte[] key = ("ord_" + UUID.randomUUID()).getBytes(UTF_8);
        records.send(new ProducerRecord<>("order-commands", 0, key, broken.getBytes(UTF_8)));

        ConsumerRecord<byte[], byte[]> letter = Shop.await(
                        "the dead letter",
                        () -> records.of("dead-letters").stream()
                                .filter(record -> new String(record.value(), UTF_8).equals(broken))
                                .toList(),
                        letters -> !letters.isEmpty())
                .getFirst();

        assertThat(letter.key()).isEqualTo(key);
        assertThat(new String(letter.headers().lastHeader(DeadLetter.TOPIC).value(), UTF_8))
                .isEqualTo("order-commands");
        assertThat(letter.headers().lastHeader(DeadLetter.REASON).value()).isNotEmpty();
        String product = shop.newProduct("10.00", 40);
        ShopClient customer = shop.newCustomer();
        for (int i = 0; i < 12; i++) {
            // Enough for every partition to have one.
            assertThat(Shop.placeAndAwaitEnd(customer, Shop.order(product, 1))
                            .path("status")
                            .asText())
                    .isEqualTo("CONFIRMED");
        }
    }

    @Test
    void shouldNotChargeThePriceThatTheClientSays(Shop shop) {
        ShopClient customer = shop.newCustomer();
        ObjectNode order = ShopClient.object();
        order.withArray("items")
                .addObject()
                .put("productId", shop.newProduct("10.00", 5))
                .put("quantity", 1)
                .put("price", new BigDecimal("0.01"));

        Answer refused = customer.post("/api/orders", order);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("code").asText()).isEqualTo("price-changed");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1001})
    void shouldRefuseAQuantityThatWouldRaiseStock(int quantity, Shop shop) {
        String product = shop.newProduct("10.00", 5);

        Answer refused = shop.newCustomer().post("/api/orders", Shop.order(product, quantity));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/items/0/quantity");
        assertThat(shop.stockOf(product)).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-1", "1.001", "1e400", "0x10"})
    void shouldRefuseAPriceThatIsNoAmount(String price, Shop shop) {
        Answer refused = shop.admin().post("/api/admin/products", Shop.product(price, 5));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/price");
    }

    @Test
    void shouldNotOverwriteReservationsWhenTheStockIsEdited(Shop shop) {
        ShopClient customer = shop.newCustomer();
        String product = shop.newProduct("10.00", 5);
        Shop.place(customer, Shop.order(product, 4).put("paymentToken", "tok_timeout"));
        shop.awaitStock(product, 1);

        Answer below = edit(shop, product, 3);
        Answer above = edit(shop, product, 6);

        assertThat(below.status()).isEqualTo(409);
        assertThat(below.body().path("code").asText()).isEqualTo("stock-below-reserved");
        assertThat(above.orThrow().path("stock").asInt()).isEqualTo(2);
    }

    private static Answer edit(Shop shop, String product, int onHand) {
        ObjectNode body = ShopClient.object().put("stock", onHand);
        return shop.admin().send("PUT", "/api/admin/products/" + product, body, Map.of());
    }

    @Test
    void shouldLetOnlyAdministratorsWriteTheCatalogue(Shop shop) {
        String product = "/api/admin/products/" + shop.newProduct("10.00", 5);
        ObjectNode edit = ShopClient.object().put("stock", 0);

        for (String method : List.of("PUT", "DELETE")) {
            assertThat(shop.anyone().send(method, product, edit, Map.of()).status())
                    .isEqualTo(401);
            assertThat(shop.newCustomer().send(method, product, edit, Map.of()).status())
                    .isEqualTo(403);
        }
        // The public prefix knows no writes at all.
        assertThat(shop.admin().post("/api/products", Shop.product("1.00", 1)).status())
                .isEqualTo(405);
    }

    @Test
    void shouldHidePaymentsAndProfilesFromOthers(Shop shop) {
        ShopClient customer = shop.newCustomer();
        ShopClient stranger = shop.newCustomer();
        JsonNode order = Shop.placeAndAwaitEnd(customer, Shop.order(shop.newProduct("10.00", 5), 1));
        JsonNode payment = Shop.awaitPayment(customer, order.path("id").asText(), "COMPLETED");

        assertThat(stranger.get("/api/payments/" + payment.path("id").asText()).status())
                .isEqualTo(404);
        assertThat(stranger.get("/api/payments/order/" + order.path("id").asText())
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get("/api/payments/my-payments").orThrow()).isEmpty();
        assertThat(shop.anyone()
                        .send("GET", "/api/auth/profile", MissingNode.getInstance(), Map.of())
                        .status())
                .isEqualTo(401);
    }
}
