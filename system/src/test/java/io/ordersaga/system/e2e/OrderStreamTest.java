package io.ordersaga.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ordersaga.system.client.ShopClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The live timeline of an order, as an {@code EventSource} sees it through the gateway. */
@ExtendWith(RunningShop.class)
@Timeout(90)
class OrderStreamTest {
    private static final Duration DEFINITELY_BEFORE_ITS_TOKEN_ENDS = Duration.ofMinutes(1);

    @Test
    void shouldTellEveryStepAsItHappensAndEndWithTheOrder(Shop shop) throws Exception {
        ShopClient customer = shop.newCustomer();
        String product = shop.newProduct("10.00", 5);
        String order = Shop.place(customer, Shop.order(product, 1).put("paymentToken", "tok_decline"));

        List<String> told = events(customer.stream(path(order), Map.of())).toList();

        assertThat(told)
                .containsExactly(
                        "1 order-created", "2 order-products-reserved", "3 order-payment-failed", "4 order-failed");
    }

    @Test
    void shouldGoOnAfterTheEventThatTheClientSawLast(Shop shop) throws Exception {
        ShopClient customer = shop.newCustomer();
        String product = shop.newProduct("10.00", 5);
        String order = Shop.place(customer, Shop.order(product, 1).put("paymentToken", "tok_decline"));
        Shop.awaitEnd(customer, order);

        List<String> rest = events(customer.stream(path(order), Map.of("Last-Event-ID", "2")))
                .toList();
        HttpResponse<Stream<String>> over = customer.stream(path(order), Map.of("Last-Event-ID", "4"));

        assertThat(rest).containsExactly("3 order-payment-failed", "4 order-failed");
        assertThat(over.statusCode()).isEqualTo(204);
    }

    @Test
    void shouldTellACancellationToWhoFollowsAConfirmedOrder(Shop shop) throws Exception {
        ShopClient customer = shop.newCustomer();
        String order = Shop.place(customer, Shop.order(shop.newProduct("10.00", 5), 1));
        Shop.awaitEnd(customer, order);
        HttpResponse<Stream<String>> stream = customer.stream(path(order), Map.of("Last-Event-ID", "3"));

        customer.post("/api/orders/" + order + "/cancel", ShopClient.object()).orThrow();

        assertThat(events(stream)).first().isEqualTo("4 order-cancelled");
    }

    @Test
    void shouldEndTheStreamOfAUserWhoIsDeleted(Shop shop) throws Exception {
        JsonNode registered = shop.register();
        ShopClient customer = shop.anyone().withToken(registered.path("token").asText());
        String order = Shop.place(customer, Shop.order(shop.newProduct("10.00", 5), 1));
        Shop.awaitEnd(customer, order);
        Iterator<String> told = events(customer.stream(path(order), Map.of())).iterator();
        List<String> before = List.of(told.next(), told.next(), told.next());
        Instant deleted = Instant.now();

        String account = "/api/users/" + registered.at("/user/id").asText();
        shop.admin()
                .send("DELETE", account, MissingNode.getInstance(), Map.of())
                .orThrow();

        assertThat(before).endsWith("3 order-confirmed");
        assertThat(told).isExhausted();
        assertThat(Duration.between(deleted, Instant.now())).isLessThan(DEFINITELY_BEFORE_ITS_TOKEN_ENDS);
    }

    @Test
    void shouldHideTheStreamFromOthersAndRefuseAnIdThatWasNeverSent(Shop shop) throws IOException {
        ShopClient customer = shop.newCustomer();
        String order = Shop.place(customer, Shop.order(shop.newProduct("10.00", 5), 1));

        assertThat(shop.newCustomer().stream(path(order), Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(customer.stream(path(order), Map.of("Last-Event-ID", "x")).statusCode())
                .isEqualTo(400);
    }

    private static String path(String order) {
        return "/api/orders/" + order + "/events";
    }

    /** Id and name of each event, up to the end of the stream. */
    private static Stream<String> events(HttpResponse<Stream<String>> stream) {
        assertThat(stream.statusCode()).isEqualTo(200);
        StringBuilder id = new StringBuilder();
        return stream.body().flatMap(line -> {
            if (line.startsWith("id: ")) {
                id.setLength(0);
                id.append(line.substring(4));
            }
            return line.startsWith("event: ") ? Stream.of(id + " " + line.substring(7)) : Stream.empty();
        });
    }
}
