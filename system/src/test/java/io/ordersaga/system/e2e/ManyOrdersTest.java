package io.ordersaga.system.e2e;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordersaga.system.client.Answer;
import io.ordersaga.system.client.ShopClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many requests at the same time. */
@ExtendWith(RunningShop.class)
class ManyOrdersTest {

    @Test
    void shouldConfirmExactlyAsManyOrdersAsThereIsStock(Shop shop) throws Exception {
        ShopClient customer = shop.newCustomer();
        String product = shop.newProduct("10.00", 50);

        List<JsonNode> orders = atTheSameTime(200, () -> Shop.placeAndAwaitEnd(customer, Shop.order(product, 1)));

        Map<String, Long> ends =
                orders.stream().collect(groupingBy(order -> order.path("status").asText(), counting()));
        assertThat(ends).isEqualTo(Map.of("CONFIRMED", 50L, "FAILED", 150L));
        shop.awaitStock(product, 0);
    }

    @Test
    void shouldPlaceOneOrderWhenTheSameRequestComesManyTimesAtOnce(Shop shop) throws Exception {
        ShopClient customer = shop.newCustomer();
        String product = shop.newProduct("10.00", 50);
        Map<String, String> key = Shop.idempotencyKey(UUID.randomUUID().toString());

        List<Answer> answers = atTheSameTime(20, () -> customer.post("/api/orders", Shop.order(product, 1), key));

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers.stream()
                        .map(answer -> answer.body().path("order").path("id").asText())
                        .distinct())
                .hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.headers()
                                .firstValue("Idempotent-Replayed")
                                .isEmpty()))
                .hasSize(1);
        Shop.awaitEnd(
                customer, answers.getFirst().body().path("order").path("id").asText());
        shop.awaitStock(product, 49);
    }

    @Test
    void shouldRefuseAnotherBodyUnderTheSameKey(Shop shop) {
        ShopClient customer = shop.newCustomer();
        String product = shop.newProduct("10.00", 50);
        Map<String, String> key = Shop.idempotencyKey(UUID.randomUUID().toString());
        customer.post("/api/orders", Shop.order(product, 1), key).orThrow();

        Answer other = customer.post("/api/orders", Shop.order(product, 2), key);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body().path("code").asText()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void shouldLetOneOfManyRegistrationsHaveAnAddress(Shop shop) throws Exception {
        String email = Shop.newEmail();
        JsonNode account = ShopClient.object()
                .put("email", email)
                .put("password", "password123")
                .put("firstName", "Ada")
                .put("lastName", "Lovelace");

        List<Answer> answers = atTheSameTime(8, () -> shop.anyone().post("/api/auth/register", account));

        assertThat(answers.stream().collect(groupingBy(Answer::status, counting())))
                .isEqualTo(Map.of(201, 1L, 409, 7L));
    }

    private static <T> List<T> atTheSameTime(int times, Callable<T> request)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> pending = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(request))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : pending) {
                results.add(result.get());
            }
            return results;
        }
    }
}
