package io.ordersaga.system.audit.books;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.Message;
import io.ordersaga.topics.Money;
import io.ordersaga.topics.OrderId;
import io.ordersaga.topics.PaymentId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.UserId;
import io.ordersaga.topics.catalog.CatalogEvent;
import io.ordersaga.topics.catalog.CatalogEvent.ProductCreated;
import io.ordersaga.topics.catalog.CatalogEvent.ProductStockChanged;
import io.ordersaga.topics.catalog.ProductDetails;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.order.OrderEvent;
import io.ordersaga.topics.order.OrderEvent.OrderCancelled;
import io.ordersaga.topics.order.OrderEvent.OrderConfirmed;
import io.ordersaga.topics.order.OrderEvent.OrderCreated;
import io.ordersaga.topics.order.OrderEvent.OrderFailed;
import io.ordersaga.topics.order.OrderLine;
import io.ordersaga.topics.payment.PaymentEvent;
import io.ordersaga.topics.payment.PaymentEvent.PaymentProcessed;
import io.ordersaga.topics.payment.PaymentEvent.PaymentRefunded;
import io.ordersaga.topics.payment.PaymentEvent.PaymentRequested;
import io.ordersaga.topics.stock.StockEvent;
import io.ordersaga.topics.stock.StockEvent.ProductReserved;
import io.ordersaga.topics.stock.StockEvent.ProductStockReleased;
import io.ordersaga.topics.stock.StockLevel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Events of a small shop: one product, ten units at the start, and orders of two for 9.00. */
final class Ledgers {
    static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    static final ProductId TEA = ProductId.of(new UUID(0, 1));

    private static final UserId USER = UserId.of(new UUID(0, 2));
    private static final Money PRICE = new Money(450);
    private static final Money TOTAL = new Money(900);

    final Books books = new Books();
    private long events;

    private <E> Message<E> message(E body) {
        events++;
        return new Message<>(EventId.of(new UUID(7, events)), START.plusMillis(events), body);
    }

    static OrderId order(long number) {
        return OrderId.of(new UUID(1, number));
    }

    static PaymentId payment(long number) {
        return PaymentId.of(new UUID(2, number));
    }

    static List<OrderLine> lines() {
        return List.of(new OrderLine(TEA, "Tea", new Quantity(2), PRICE));
    }

    Ledgers happens(OrderEvent event) {
        books.order(message(event));
        return this;
    }

    Ledgers happens(StockEvent event) {
        books.stock(message(event));
        return this;
    }

    Ledgers happens(CatalogEvent event) {
        books.catalog(message(event));
        return this;
    }

    Ledgers happens(PaymentEvent event) {
        books.payment(message(event));
        return this;
    }

    Ledgers opened() {
        ProductDetails details = new ProductDetails("Tea", "Green", PRICE, Optional.empty(), Optional.empty());
        return happens(new ProductCreated(TEA, details, new StockLevel(10, 0, 0), EventId.of(new UUID(3, 1))));
    }

    Ledgers stock(long onHand, long held, long sold, long order) {
        return happens(new ProductStockChanged(
                TEA, new StockLevel(onHand, held, sold), Optional.empty(), Optional.of(order(order))));
    }

    Ledgers adjusted(long onHand, long held, long sold) {
        return happens(new ProductStockChanged(
                TEA, new StockLevel(onHand, held, sold), Optional.of(EventId.of(new UUID(3, 2))), Optional.empty()));
    }

    Ledgers placed(long number) {
        Order order = new Order(order(number), USER, lines(), TOTAL, Optional.empty(), "fingerprint");
        return happens(new OrderCreated(order, EventId.of(new UUID(4, number))));
    }

    Ledgers reserved(long number) {
        return happens(new ProductReserved(order(number), TEA, 2));
    }

    Ledgers released(long number) {
        return happens(new ProductStockReleased(order(number), TEA, 2));
    }

    Ledgers charged(long number) {
        return happens(new PaymentRequested(order(number), payment(number), USER, TOTAL))
                .happens(new PaymentProcessed(order(number), payment(number), TOTAL));
    }

    Ledgers refunded(long number) {
        return happens(new PaymentRefunded(order(number), payment(number), TOTAL));
    }

    Ledgers confirmed(long number) {
        return happens(new OrderConfirmed(order(number), lines(), payment(number), TOTAL));
    }

    Ledgers failed(long number) {
        return happens(new OrderFailed(order(number), lines(), FailureReason.PAYMENT_DECLINED, Optional.empty()));
    }

    Ledgers cancelled(long number) {
        return happens(new OrderCancelled(order(number), lines(), Optional.empty(), EventId.of(new UUID(5, number))));
    }

    /** An order of two that is confirmed as it should be; the stock must be given as it was before. */
    Ledgers sold(long number, long onHand, long sold) {
        return placed(number)
                .reserved(number)
                .stock(onHand, 2, sold, number)
                .charged(number)
                .confirmed(number)
                .stock(onHand - 2, 0, sold + 2, number);
    }
}
