package io.ordersaga.topology.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderCommand;
import io.ordersaga.topics.order.OrderCommand.CancelOrder;
import io.ordersaga.topics.order.OrderCommand.PlaceOrder;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.stock.StockLevel;
import io.ordersaga.topology.decision.order.OrderExamples;
import io.ordersaga.topology.decision.order.OrderSaga;
import io.ordersaga.topology.decision.order.SagaInput.Asked;
import io.ordersaga.topology.decision.stock.ProductStock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Saga, stock and payments together: whatever is delivered late or twice, whatever the payment provider answers, whenever a
 * deadline passes or the client cancels, no unit and no money is lost and every order ends.
 */
class EverySagaPathTest {
    private static final OrderSaga SAGA = new OrderSaga(OrderExamples.POLICY);
    private static final ProductId LAMP = ProductId.of(new UUID(1, 1));
    private static final ProductId DESK = ProductId.of(new UUID(1, 2));
    private static final Order BOTH = order(1, line(LAMP, 2), line(DESK, 1));
    private static final Order LAMPS = order(2, line(LAMP, 1));
    private static final Order OTHER_LAMPS = order(3, line(LAMP, 1));
    private static final OrderPart NOBODY = OrderPart.of(LAMPS, Provider.leavingOpen(0), 0, List.of());

    @Test
    void shouldEndWellWhateverTheProviderAnswersAndWheneverTheClientCancels() {
        OrderPart order = part(BOTH, 2, 0, 2);

        SystemWalk.Result walk = walk(new OrderMoves(SAGA, true), order, NOBODY, stock(5, 1));

        assertThat(walk.ends()).containsExactlyInAnyOrder(alone("Confirmed"), alone("Failed"), alone("Cancelled"));
    }

    @Test
    void shouldEndWellWhateverIsDeliveredTwice() {
        OrderPart order = part(BOTH, 0, 1, 1);

        SystemWalk.Result walk = walk(new OrderMoves(SAGA, true), order, NOBODY, stock(5, 1));

        assertThat(walk.ends()).containsExactlyInAnyOrder(alone("Confirmed"), alone("Failed"), alone("Cancelled"));
    }

    @Test
    void shouldFailOrCancelWhateverHappensWhenALineCannotBeHad() {
        OrderPart order = part(BOTH, 1, 2, 2);
        OrderMoves moves = new OrderMoves(SAGA, true);

        SystemWalk.Result outOfStock = walk(moves, order, NOBODY, stock(5, 0));
        SystemWalk.Result unknown = walk(moves, order, NOBODY, Map.of(LAMP, open(5)));

        assertThat(outOfStock.ends()).containsExactlyInAnyOrder(alone("Failed"), alone("Cancelled"));
        assertThat(unknown.ends()).containsExactlyInAnyOrder(alone("Failed"), alone("Cancelled"));
    }

    @Test
    void shouldSellTheLastUnitOnceWhateverHappensToTwoOrders() {
        OrderPart first = part(LAMPS, 0, 0, 1);
        OrderPart second = part(OTHER_LAMPS, 0, 0, 1);

        SystemWalk.Result walk = walk(new OrderMoves(SAGA, false), first, second, stock(1, 0));

        assertThat(walk.ends())
                .contains(
                        List.of("Confirmed", "Failed"), List.of("Confirmed", "Cancelled"), List.of("Failed", "Failed"))
                .doesNotContain(List.of("Confirmed", "Confirmed"));
    }

    @Test
    void shouldGiveBackTheLineThatAnotherOrderWantsWhateverHappens() {
        OrderPart both = part(BOTH, 0, 0, 0);
        OrderPart one = part(LAMPS, 0, 0, 0);

        SystemWalk.Result walk = walk(new OrderMoves(SAGA, false), both, one, stock(2, 1));

        assertThat(walk.ends())
                .containsExactlyInAnyOrder(
                        List.of("Confirmed", "Failed"), List.of("Failed", "Confirmed"), List.of("Failed", "Failed"));
    }

    private static SystemWalk.Result walk(
            OrderMoves moves, OrderPart first, OrderPart second, Map<ProductId, ProductStock> stocks) {
        SystemWalk.Result result = SystemWalk.through(moves, first, second, stocks);
        System.out.println("Walked through " + result.worlds() + " states to the ends " + result.ends());
        return result;
    }

    private static List<String> alone(String end) {
        return List.of(end, "NotStarted");
    }

    /** An order, how often its payment may be left open, its messages delivered twice and its client cancel. */
    private static OrderPart part(Order order, int unknowns, int repeats, int cancellations) {
        Stream<Asked> cancel = IntStream.rangeClosed(1, cancellations)
                .mapToObj(number -> asked(number, new CancelOrder(order.orderId(), Optional.empty())));
        List<Asked> commands = Stream.concat(Stream.of(asked(0, new PlaceOrder(order))), cancel)
                .toList();
        return OrderPart.of(order, Provider.leavingOpen(unknowns), repeats, commands);
    }

    private static Map<ProductId, ProductStock> stock(long lamps, long desks) {
        return Map.of(LAMP, open(lamps), DESK, open(desks));
    }

    private static ProductStock open(long onHand) {
        return new ProductStock.Open(new StockLevel(onHand, 0, 0));
    }

    private static Order order(int number, OrderLine... lines) {
        OrderId id = OrderId.of(new UUID(2, number));
        List<OrderLine> list = List.of(lines);
        return new Order(id, UserId.of(new UUID(3, 1)), list, Order.totalOf(list), Optional.empty(), "fingerprint");
    }

    private static OrderLine line(ProductId product, int units) {
        return new OrderLine(product, "it", new Quantity(units), new Money(10_00));
    }

    private static Asked asked(int number, OrderCommand command) {
        return new Asked(new Message<>(EventId.of(new UUID(4, number)), OrderMoves.NOW, command));
    }
}
