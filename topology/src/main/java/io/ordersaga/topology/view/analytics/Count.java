package io.ordersaga.topology.view.analytics;

import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.OrderStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * Something to be added to the windows that a time lies in.
 *
 * @param of what it is about
 */
public record Count(Subject of, Instant at, Tally tally) {

    /** The kinds of things that are counted. The names are part of stored keys. */
    public enum Kind {
        ORDERS,
        CATEGORIES,
        PRODUCTS,
        FAILURES,
        DURATIONS
    }

    /**
     * One thing that is counted.
     *
     * @param dimension tells it from others of its kind; empty where there is only one, and for what has no category
     */
    public record Subject(Kind kind, String dimension) {
        static final Subject ORDERS = new Subject(Kind.ORDERS, "");

        static Subject category(Optional<String> category) {
            return new Subject(Kind.CATEGORIES, category.orElse(""));
        }

        static Subject product(ProductId product) {
            return new Subject(Kind.PRODUCTS, product.value());
        }

        static Subject failure(FailureReason reason) {
            return new Subject(Kind.FAILURES, reason.code());
        }

        static Subject duration(OrderStatus end) {
            return new Subject(Kind.DURATIONS, end.name());
        }
    }
}
