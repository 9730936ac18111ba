package io.ordersaga.topology.walk;

import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.order.OrderEvent.OrderCancelled;
import io.ordersaga.topics.order.OrderEvent.OrderConfirmed;
import io.ordersaga.topics.order.OrderEvent.OrderFailed;
import io.ordersaga.topology.decision.order.SagaState;
import io.ordersaga.topology.decision.payment.PaymentState;
import io.ordersaga.topology.decision.stock.Reservation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the world holds of one order: where each service stands with it and what is on its way between them. Only the units of
 * the products are shared with other orders.
 *
 * @param ends the events so far that said the order had ended
 * @param inFlight by channel, the next message first; without empty channels
 * @param repeats how many messages may still be delivered a second time
 */
record OrderPart(
        Order order,
        SagaState saga,
        PaymentState payment,
        Provider provider,
        Map<ProductId, Reservation> reservations,
        List<Class<?>> ends,
        Map<String, List<Object>> inFlight,
        int repeats) {

    OrderPart {
        reservations = Map.copyOf(reservations);
        ends = List.copyOf(ends);
        inFlight = Map.copyOf(inFlight);
    }

    /** An order whose client is going to send these commands. */
    static OrderPart of(Order order, Provider provider, int repeats, List<?> commands) {
        return new OrderPart(
                order,
                new SagaState.NotStarted(),
                new PaymentState.NotRequested(),
                provider,
                Map.of(),
                List.of(),
                commands.isEmpty() ? Map.of() : Map.of("order-commands", List.copyOf(commands)),
                repeats);
    }

    Reservation reservation(ProductId product) {
        return reservations.getOrDefault(product, new Reservation.None());
    }

    OrderPart with(SagaState next) {
        return new OrderPart(order, next, payment, provider, reservations, ends, inFlight, repeats);
    }

    /** With an event that has happened. */
    OrderPart having(OrderEvent event) {
        List<Class<?>> all = new ArrayList<>(ends);
        if (event instanceof OrderConfirmed || event instanceof OrderFailed || event instanceof OrderCancelled) {
            all.add(event.getClass());
        }
        return new OrderPart(order, saga, payment, provider, reservations, all, inFlight, repeats);
    }

    OrderPart with(PaymentState next) {
        return new OrderPart(order, saga, next, provider, reservations, ends, inFlight, repeats);
    }

    OrderPart with(Provider next) {
        return new OrderPart(order, saga, payment, next, reservations, ends, inFlight, repeats);
    }

    OrderPart with(ProductId product, Reservation next) {
        Map<ProductId, Reservation> all = new HashMap<>(reservations);
        all.put(product, next);
        return new OrderPart(order, saga, payment, provider, all, ends, inFlight, repeats);
    }

    /** The channel to a product's stock. */
    static String stockCommands(ProductId product) {
        return "stock-commands " + product.value();
    }

    /** Whether something is on its way to a product's stock. */
    boolean asks(ProductId product) {
        return inFlight.containsKey(stockCommands(product));
    }

    /** With one more message at the end of a channel. */
    OrderPart sent(String channel, Object message) {
        List<Object> messages = new ArrayList<>(inFlight.getOrDefault(channel, List.of()));
        messages.add(message);
        return with(channel, messages);
    }

    /** Without the next message of a channel. */
    OrderPart taken(String channel) {
        List<Object> messages = inFlight.getOrDefault(channel, List.of());
        return with(channel, messages.subList(1, messages.size()));
    }

    /** With the next message of a channel still there, although it has been delivered. */
    OrderPart repeating() {
        return new OrderPart(order, saga, payment, provider, reservations, ends, inFlight, repeats - 1);
    }

    private OrderPart with(String channel, List<Object> messages) {
        Map<String, List<Object>> all = new HashMap<>(inFlight);
        all.put(channel, List.copyOf(messages));
        all.values().removeIf(List::isEmpty);
        return new OrderPart(order, saga, payment, provider, reservations, ends, all, repeats);
    }
}
