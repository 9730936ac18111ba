package io.ordersaga.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.Message;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.order.OrderStatus;
import io.ordersaga.topology.view.order.OrderView;
import io.ordersaga.topology.view.order.OrderViewFold;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final int ORDERS = 5_000;

    private final History history = new History(1, ORDERS);

    @Test
    void shouldBringTheSameEventsWithTheSameSeedOnly() {
        assertThat(new History(1, ORDERS).order(42)).isEqualTo(history.order(42));
        assertThat(new History(2, ORDERS).order(42)).isNotEqualTo(history.order(42));
    }

    @Test
    void shouldFoldIntoOrdersThatHaveEndedAsTheySay() {
        for (History.Past past : all()) {
            Optional<OrderView> view = Optional.empty();
            for (Message<OrderEvent> event : past.events()) {
                view = OrderViewFold.apply(view, event);
            }

            assertThat(view.map(OrderView::status)).contains(past.status());
            assertThat(view.map(OrderView::createdAt)).contains(past.createdAt());
            assertThat(view.map(OrderView::version))
                    .contains((long) past.events().size());
        }
    }

    @Test
    void shouldSpreadOverIdsUsersTimesAndEnds() {
        Set<OrderId> ids = all().stream().map(past -> past.order().orderId()).collect(Collectors.toSet());
        Set<UserId> users = all().stream().map(past -> past.order().userId()).collect(Collectors.toSet());
        Set<Instant> times = all().stream().map(History.Past::createdAt).collect(Collectors.toSet());
        Set<OrderStatus> ends = all().stream().map(History.Past::status).collect(Collectors.toSet());
        long ofOne = all().stream()
                .filter(past -> past.order().userId().equals(history.heavyUser()))
                .count();

        assertThat(ids).hasSize(ORDERS);
        assertThat(users).hasSize(1 + ORDERS / 100);
        assertThat(times).as("some at the same time").hasSizeBetween(ORDERS / 2, ORDERS - 1);
        assertThat(ends).containsExactlyInAnyOrder(OrderStatus.CONFIRMED, OrderStatus.FAILED, OrderStatus.CANCELLED);
        assertThat(ofOne).isBetween(ORDERS / 12L, ORDERS / 8L);
    }

    @Test
    void shouldOrderWhatThereIs() {
        Set<?> products =
                history.products().stream().map(row -> row.productId()).collect(Collectors.toSet());

        assertThat(all()).allMatch(past -> products.containsAll(past.order().products()));
    }

    private List<History.Past> all() {
        return IntStream.range(0, ORDERS).mapToObj(history::order).toList();
    }
}
