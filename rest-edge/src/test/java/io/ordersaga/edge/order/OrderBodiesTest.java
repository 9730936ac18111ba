package io.ordersaga.edge.order;

import static io.ordersaga.edge.order.Wanted.CUP;
import static io.ordersaga.edge.order.Wanted.TEA;
import static io.ordersaga.edge.order.Wanted.item;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ordersaga.edge.http.BodyReader;
import io.ordersaga.edge.http.Mistake;
import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.edge.http.ProblemType;
import io.ordersaga.topics.Money;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderBodiesTest {

    @Test
    void shouldReadEveryFieldOfAnOrder() {
        String json = """
                {"items": [{"productId": "%s", "quantity": 2, "price": 4.5}, {"productId": "%s", "quantity": 1}],
                 "totalAmount": "17.00", "paymentToken": "tok_visa"}
                """.formatted(TEA.value(), CUP.value());

        OrderRequest request = OrderBodies.order(body(json));

        assertThat(request)
                .isEqualTo(new OrderRequest(
                        List.of(item(TEA, 2, 450), item(CUP, 1)),
                        Optional.of(new Money(1700)),
                        Optional.of("tok_visa")));
    }

    @Test
    void shouldReadEqualRequestsWhenAmountsAreWrittenDifferently() {
        String number =
                "{\"items\": [{\"productId\": \"%s\", \"quantity\": 1, \"price\": 4.50}]}".formatted(TEA.value());
        String text =
                "{\"items\": [{\"price\": \"4.5\", \"quantity\": 1, \"productId\": \"%s\"}]}".formatted(TEA.value());

        assertThat(OrderBodies.order(body(number)).fingerprint())
                .isEqualTo(OrderBodies.order(body(text)).fingerprint());
    }

    @Test
    void shouldNameEveryMistakeAtOnceWhenAnOrderIsWrongEverywhere() {
        String json = """
                {"items": [{"productId": "tea", "quantity": 0, "price": -1},
                           {"quantity": 1001, "price": 1.005, "colour": "red"},
                           7],
                 "totalAmount": true, "paymentToken": "", "userId": "me"}
                """;

        List<Mistake> mistakes = mistakes(() -> OrderBodies.order(body(json)));

        assertThat(mistakes)
                .extracting(Mistake::pointer)
                .containsExactlyInAnyOrder(
                        "/items/0/productId",
                        "/items/0/quantity",
                        "/items/0/price",
                        "/items/1/productId",
                        "/items/1/quantity",
                        "/items/1/price",
                        "/items/1/colour",
                        "/items/2",
                        "/totalAmount",
                        "/paymentToken",
                        "/userId");
        assertThat(mistakes)
                .contains(new Mistake("/items/0/quantity", "must be a whole number 1..1000"))
                .contains(new Mistake("/items/1/productId", "is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"items\": []}", "{\"items\": {}}", "{\"items\": null}"})
    void shouldRefuseAnOrderWhenItHasNoItems(String json) {
        assertThat(mistakes(() -> OrderBodies.order(body(json))))
                .containsExactly(new Mistake("/items", "must be a list of 1..100 objects"));
    }

    @Test
    void shouldTakeAHundredItemsAndNoMore() {
        String item = "{\"productId\": \"%s\", \"quantity\": 1000}".formatted(TEA.value());

        OrderRequest most = OrderBodies.order(body(items(item, 100)));

        assertThat(most.items()).hasSize(100);
        assertThat(mistakes(() -> OrderBodies.order(body(items(item, 101)))))
                .extracting(Mistake::pointer)
                .containsExactly("/items");
    }

    @Test
    void shouldReadACancellationWithAndWithoutReason() {
        assertThat(OrderBodies.cancellation(body("{}"))).isEmpty();
        assertThat(OrderBodies.cancellation(body("{\"reason\": \"changed my mind\"}")))
                .contains("changed my mind");
        assertThat(mistakes(() -> OrderBodies.cancellation(body("{\"reason\": \"\", \"why\": 1}"))))
                .extracting(Mistake::pointer)
                .containsExactly("/reason", "/why");
    }

    private static String items(String item, int count) {
        return "{\"items\": [" + String.join(",", Collections.nCopies(count, item)) + "]}";
    }

    private static BodyReader body(String json) {
        return BodyReader.of(json.getBytes(UTF_8));
    }

    private static List<Mistake> mistakes(ThrowingCallable reading) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, reading);
        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_BODY);
        return problem.mistakes();
    }
}
