package io.ordersaga.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordersaga.system.client.ShopClient;
import io.ordersaga.topics.OrderId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Orders are numbers; the higher, the newer. */
class PagedListTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private final PagedList list =
            new PagedList("/orders", order -> order.path("status").asText().equals("CONFIRMED"), ids(1, 2, 3));

    @Test
    void shouldBeRightWhenEachExpectedOrderComesOnceInOrderAmongOthers() {
        list.note(page(4, 3));
        list.note(page(2, 1, 0));

        assertThat(list.isRight()).isTrue();
    }

    @Test
    void shouldBeWrongWhenOneIsMissing() {
        list.note(page(3, 1));

        assertThat(list.isRight()).isFalse();
    }

    @Test
    void shouldBeWrongWhenOneComesTwice() {
        list.note(page(3, 2));
        list.note(page(2, 1));

        assertThat(list.isRight()).isFalse();
    }

    @Test
    void shouldBeWrongWhenTwoAreOutOfOrder() {
        list.note(page(2, 3));
        list.note(page(1));

        assertThat(list.isRight()).isFalse();
    }

    @Test
    void shouldBeWrongWhenOneDoesNotBelong() {
        JsonNode page = page(3, 2, 1);
        ((ObjectNode) page.get(0)).put("status", "FAILED");
        list.note(page);

        assertThat(list.isRight()).isFalse();
    }

    @Test
    void shouldBeWrongWhenAPageIsTooLarge() {
        list.note(page(IntStream.rangeClosed(0, 100).map(i -> 100 - i).toArray()));

        assertThat(list.isRight()).isFalse();
    }

    private static JsonNode page(int... numbers) {
        ArrayNode page = ShopClient.object().withArray("orders");
        for (int number : numbers) {
            page.addObject()
                    .put("id", id(number))
                    .put("createdAt", FIRST.plusSeconds(number).toString())
                    .put("status", "CONFIRMED");
        }
        return page;
    }

    private static Set<String> ids(int... numbers) {
        return IntStream.of(numbers).mapToObj(PagedListTest::id).collect(Collectors.toSet());
    }

    private static String id(int number) {
        return OrderId.of(new UUID(0, number)).value();
    }
}
