package io.ordersaga.system.audit.books;

import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.order.OrderStatus;
import io.ordersaga.topics.payment.PaymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold between the accounts of orders, products and payments. */
public final class Invariants {
    /** How far the clocks of two services may differ. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private static final Set<List<OrderStatus>> ENDS = Set.of(
            List.of(),
            List.of(OrderStatus.CONFIRMED),
            List.of(OrderStatus.FAILED),
            List.of(OrderStatus.CANCELLED),
            List.of(OrderStatus.CONFIRMED, OrderStatus.CANCELLED));

    private final Books books;
    private final Instant now;
    private final Patience patience;
    private final Outcome outcome;

    /**
     * How much time things have.
     *
     * @param toEnd an order, from its creation
     * @param toSettle services, to hear of what has happened to an order
     */
    public record Patience(Duration toEnd, Duration toSettle) {}

    /** @param now when the last event was read */
    public Invariants(Books books, Instant now, Patience patience, Outcome outcome) {
        this.books = books;
        this.now = now;
        this.patience = patience;
        this.outcome = outcome;
    }

    /** Makes all checks on the log. */
    public void check() {
        outcome.begin(Check.KNOWN_ORDERS);
        books.strangers().forEach(id -> outcome.check(Check.KNOWN_ORDERS, id.value(), false, "was never placed"));
        books.orders().forEach(this::order);
        products();
    }

    private void order(OrderAccount order) {
        String id = order.order().orderId().value();
        outcome.check(Check.KNOWN_ORDERS, id, true, "");
        outcome.check(Check.ONE_END, id, ENDS.contains(order.ends()), "ended " + order.ends());
        boolean late = order.createdAt().plus(patience.toEnd()).isBefore(now);
        if (order.status() == OrderStatus.PENDING && !late) {
            outcome.moving(Check.ORDERS_END);
        } else {
            outcome.check(
                    Check.ORDERS_END,
                    id,
                    order.status() != OrderStatus.PENDING,
                    "is open since " + order.createdAt() + ", after more than " + patience.toEnd());
        }
        paidFirst(order, id);
        if (order.status() != OrderStatus.PENDING) {
            if (isSettled(order)) {
                stock(order, id);
                money(order, id);
            } else {
                outcome.moving(Check.MONEY_CONSERVED);
            }
        }
    }

    private boolean isSettled(OrderAccount order) {
        return order.touchedAt().plus(patience.toSettle()).isBefore(now);
    }

    private void stock(OrderAccount order, String id) {
        boolean confirmed = order.status() == OrderStatus.CONFIRMED;
        for (OrderLine line : order.order().lines()) {
            int held = order.held(line.productId());
            int due = confirmed ? line.quantity().units() : 0;
            outcome.check(
                    confirmed ? Check.STOCK_SOLD : Check.STOCK_FREED,
                    id,
                    held == due,
                    "has " + held + " units of " + line.productId().value() + " and must have " + due);
        }
    }

    private void money(OrderAccount order, String id) {
        Optional<PaymentAccount> payment = books.payment(order.order().orderId());
        if (payment.map(PaymentAccount::status).filter(Invariants::isOpen).isPresent()) {
            openPayment(order, id);
            return;
        }
        long kept = payment.map(one -> one.charged() - one.refunded()).orElse(0L);
        long due =
                order.status() == OrderStatus.CONFIRMED ? order.order().total().minorUnits() : 0;
        outcome.check(
                Check.MONEY_CONSERVED,
                id,
                kept == due,
                order.status() + ", kept " + kept + " minor units and must keep " + due);
    }

    /** A provider that does not answer is asked again and again; a payment of which nothing is heard any more is lost. */
    private void openPayment(OrderAccount order, String id) {
        if (order.touchedAt().plus(patience.toEnd()).isBefore(now)) {
            outcome.check(
                    Check.MONEY_CONSERVED, id, false, "payment is open, nothing heard since " + order.touchedAt());
        } else {
            outcome.moving(Check.MONEY_CONSERVED);
        }
    }

    private static boolean isOpen(PaymentStatus status) {
        return status == PaymentStatus.PENDING || status == PaymentStatus.UNKNOWN;
    }

    private void paidFirst(OrderAccount order, String id) {
        order.confirmedAt().ifPresent(confirmed -> {
            Optional<Instant> charged = books.payment(order.order().orderId()).flatMap(PaymentAccount::chargedAt);
            outcome.check(
                    Check.PAID_FIRST,
                    id,
                    charged.filter(at -> !at.isAfter(confirmed.plus(SKEW))).isPresent(),
                    "confirmed at " + confirmed + ", paid "
                            + charged.map(at -> "at " + at).orElse("never"));
        });
    }

    private void products() {
        Set<ProductId> moving = new HashSet<>();
        Map<ProductId, Long> sold = new HashMap<>();
        Map<ProductId, Long> held = new HashMap<>();
        for (OrderAccount order : books.orders()) {
            for (OrderLine line : order.order().lines()) {
                count(order, line, order.status() == OrderStatus.CONFIRMED ? sold : held);
                if (!isSettled(order)) {
                    moving.add(line.productId());
                }
            }
        }
        for (ProductAccount product : books.products()) {
            outcome.check(
                    Check.UNITS_CONSERVED,
                    product.id().value(),
                    product.lost().isEmpty() && product.supplied() == onHandAndSold(product),
                    product.lost().orElse("supplied " + product.supplied() + ", there are " + onHandAndSold(product)));
            if (moving.contains(product.id()) || !isSettled(product)) {
                outcome.moving(Check.UNITS_SOLD);
                outcome.moving(Check.UNITS_HELD);
            } else {
                units(Check.UNITS_SOLD, product, product.level().sold(), sold);
                units(Check.UNITS_HELD, product, product.level().held(), held);
            }
        }
    }

    private static void count(OrderAccount order, OrderLine line, Map<ProductId, Long> units) {
        long number = order.status() == OrderStatus.CONFIRMED ? line.quantity().units() : order.held(line.productId());
        units.merge(line.productId(), number, Long::sum);
    }

    private boolean isSettled(ProductAccount product) {
        return product.touchedAt().plus(patience.toSettle()).isBefore(now);
    }

    private static long onHandAndSold(ProductAccount product) {
        return product.level().onHand() + product.level().sold();
    }

    private void units(Check check, ProductAccount product, long found, Map<ProductId, Long> byProduct) {
        long due = byProduct.getOrDefault(product.id(), 0L);
        outcome.check(check, product.id().value(), found == due, "are " + found + " and must be " + due);
    }
}
