package io.ordersaga.topology.walk;

import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.order.OrderEvent.OrderCancelled;
import io.ordersaga.topics.order.OrderEvent.OrderConfirmed;
import io.ordersaga.topics.order.OrderEvent.OrderFailed;
import io.ordersaga.topics.stock.StockLevel;
import io.ordersaga.topology.decision.order.SagaState;
import io.ordersaga.topology.decision.payment.PaymentState;
import io.ordersaga.topology.decision.stock.ProductStock;
import io.ordersaga.topology.decision.stock.Reservation;
import io.ordersaga.topology.decision.stock.Reservation.Committed;
import io.ordersaga.topology.decision.stock.Reservation.Held;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold in every state of the shop, and what in those in which nothing is left to do. */
final class WorldLaws {
    private static final Set<List<Class<?>>> ENDS = Set.of(
            List.of(),
            List.of(OrderConfirmed.class),
            List.of(OrderFailed.class),
            List.of(OrderCancelled.class),
            List.of(OrderConfirmed.class, OrderCancelled.class));

    private final Map<ProductId, ProductStock> initial;

    WorldLaws(Map<ProductId, ProductStock> initial) {
        this.initial = initial;
    }

    void requireAlways(List<OrderPart> parts, Map<ProductId, ProductStock> stocks) {
        stocks.forEach((product, stock) -> requireUnits(parts, product, stock.level()));
        parts.forEach(WorldLaws::requireOneEnd);
        parts.forEach(WorldLaws::requireRightCharge);
    }

    void requireWhenQuiet(List<OrderPart> parts) {
        parts.forEach(WorldLaws::requireEnded);
    }

    private void requireUnits(List<OrderPart> parts, ProductId product, StockLevel level) {
        StockLevel before =
                initial.getOrDefault(product, new ProductStock.Unknown()).level();
        long held = 0;
        long sold = 0;
        for (OrderPart part : parts) {
            Reservation reservation = part.reservation(product);
            held += reservation instanceof Held(var quantity) ? quantity.units() : 0;
            sold += reservation instanceof Committed(var quantity) ? quantity.units() : 0;
        }
        require(0 <= level.held() && level.held() <= level.onHand(), "more is held than is there: " + level);
        require(level.held() == held, "held are " + level.held() + " units, by orders " + held);
        require(level.sold() == sold, "sold are " + level.sold() + " units, to orders " + sold);
        require(level.onHand() + level.sold() == before.onHand(), "units are lost or won: " + before + " " + level);
    }

    private static void requireOneEnd(OrderPart part) {
        require(ENDS.contains(part.ends()), "an order ends more than once: " + part.ends());
    }

    private static void requireRightCharge(OrderPart part) {
        long charged = part.provider().charged();
        long total = part.order().total().minorUnits();
        require(charged == 0 || charged == total, "charged is " + charged + " of " + total);
        require(!(part.saga() instanceof SagaState.Confirmed) || charged == total, "confirmed without being paid");
    }

    private static void requireEnded(OrderPart part) {
        switch (part.saga()) {
            case SagaState.Confirmed s -> requireBought(part);
            case SagaState.Failed s -> requireNothingKept(part);
            case SagaState.Cancelled s -> requireNothingKept(part);
            case SagaState.NotStarted s -> require(part.inFlight().isEmpty(), "an order is not begun");
            case SagaState.Waiting s -> throw new AssertionError("an order waits for ever");
        }
    }

    private static void requireBought(OrderPart part) {
        require(
                part.order().products().stream().map(part::reservation).allMatch(Committed.class::isInstance),
                "a confirmed order has not got all it bought");
        require(part.payment() instanceof PaymentState.Charged, "the ledger does not know of the payment");
    }

    private static void requireNothingKept(OrderPart part) {
        require(
                part.reservations().values().stream().noneMatch(WorldLaws::keepsUnits),
                "an order that has ended badly keeps units");
        if (part.provider().silent()) {
            require(isBeingSettled(part.payment()), "nobody asks the provider to give back what it may have taken");
        } else {
            require(part.provider().charged() == 0, "an order that has ended badly is charged");
            require(!(part.payment() instanceof PaymentState.Open), "the ledger waits for ever");
        }
    }

    private static boolean keepsUnits(Reservation reservation) {
        return reservation instanceof Held || reservation instanceof Committed;
    }

    /** Whether nothing will stay charged once the provider speaks again. */
    private static boolean isBeingSettled(PaymentState payment) {
        return payment instanceof PaymentState.Reversing
                || (payment instanceof PaymentState.Charging charging && charging.abandoned())
                || !(payment instanceof PaymentState.Open);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
