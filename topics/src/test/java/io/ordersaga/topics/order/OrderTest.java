package io.ordersaga.topics.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderTest {

    @Test
    void shouldBeTheSumOfItsLines() {
        Order order = order(List.of(line(1, 2, 1_999), line(2, 1, 1_499)), 5_497);

        assertThat(order.total()).isEqualTo(Order.totalOf(order.lines()));
        assertThat(order.products()).containsExactly(product(1), product(2));
        assertThat(order.lines().getFirst().total()).isEqualTo(new Money(3_998));
    }

    @Test
    void shouldKeepItsLinesWhenTheGivenListChanges() {
        List<OrderLine> given = new ArrayList<>(List.of(line(1, 1, 5)));
        Order order = order(given, 5);

        given.clear();

        assertThat(order.lines()).containsExactly(line(1, 1, 5));
    }

    @Test
    void shouldTakeAHundredLinesAndRefuseNoneOrMore() {
        assertThat(order(lines(Order.MAX_LINES), Order.MAX_LINES).lines()).hasSize(Order.MAX_LINES);
        assertThatThrownBy(() -> order(lines(Order.MAX_LINES + 1), Order.MAX_LINES + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an order has 1..100 lines");
        assertThatThrownBy(() -> order(List.of(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an order has 1..100 lines");
    }

    @Test
    void shouldRefuseTwoLinesOfOneProduct() {
        assertThatThrownBy(() -> order(List.of(line(1, 1, 5), line(1, 2, 5)), 15))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an order has one line per product");
    }

    @Test
    void shouldRefuseATotalThatIsNotTheSum() {
        assertThatThrownBy(() -> order(List.of(line(1, 2, 5)), 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the total must be the sum of the lines");
    }

    @Test
    void shouldRefuseASumThatMoneyCannotHold() {
        long most = Money.MAX_MINOR_UNITS;

        assertThatThrownBy(() -> order(List.of(line(1, 1, most), line(2, 1, 1)), most))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> order(List.of(line(1, Quantity.MAX, most)), most))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldEndInEveryStatusButPending() {
        assertThat(OrderStatus.values())
                .filteredOn(OrderStatus::isTerminal)
                .containsExactly(OrderStatus.CONFIRMED, OrderStatus.FAILED, OrderStatus.CANCELLED);
    }

    private static Order order(List<OrderLine> lines, long total) {
        return new Order(
                OrderId.of(new UUID(0, 1)),
                UserId.of(new UUID(0, 2)),
                lines,
                new Money(total),
                Optional.empty(),
                "fingerprint");
    }

    private static List<OrderLine> lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> line(i, 1, 1)).toList();
    }

    private static OrderLine line(int product, int units, long price) {
        return new OrderLine(product(product), "Thing", new Quantity(units), new Money(price));
    }

    private static ProductId product(int number) {
        return ProductId.of(new UUID(1, number));
    }
}
