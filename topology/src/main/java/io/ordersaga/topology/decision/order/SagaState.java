package io.ordersaga.topology.decision.order;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.ProductId;
import io.ordersaga.topics.order.FailureReason;
import io.ordersaga.topics.order.Order;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Where the saga of one order stands.
 *
 * <pre>{@code
 * NotStarted ──► Reserving ──► Paying ──► Confirmed ──► Cancelled
 *                    │  │        │ │
 *                    │  │        │ └────────────────────►  Cancelled
 *                    │  │        └──► Releasing ──► Failed
 *                    │  └───────────────────────────► Failed
 *                    └──────────────────────────────► Cancelled
 * }</pre>
 *
 * Confirmed, Failed and Cancelled are final, except that a confirmed order can still be cancelled. A state that waits has a
 * deadline, so no order waits for ever.
 */
public sealed interface SagaState {

    /** No command has come yet. */
    record NotStarted() implements SagaState {}

    /** The saga of an order that was placed. */
    sealed interface Started extends SagaState {
        Order order();

        /** The command that placed the order. */
        EventId placedBy();
    }

    /** The saga of an order that waits for somebody's answer. */
    sealed interface Waiting extends Started {
        Instant dueAt();
    }

    /** @param unanswered products of the lines that the ledger has not answered yet; never empty */
    record Reserving(Order order, EventId placedBy, Set<ProductId> unanswered, Instant dueAt) implements Waiting {
        public Reserving {
            unanswered = Set.copyOf(unanswered);
        }
    }

    /** @param cancellation accepted while the payment was under way, to be resolved by its answer */
    record Paying(Order order, EventId placedBy, Optional<Cancellation> cancellation, Instant dueAt)
            implements Waiting {}

    /** @param unreleased products whose release the ledger has not confirmed yet; never empty */
    record Releasing(
            Order order,
            EventId placedBy,
            FailureReason reason,
            Optional<String> detail,
            Set<ProductId> unreleased,
            Instant dueAt)
            implements Waiting {
        public Releasing {
            unreleased = Set.copyOf(unreleased);
        }
    }

    record Confirmed(Order order, EventId placedBy) implements Started {}

    record Failed(Order order, EventId placedBy) implements Started {}

    /** @param cancelledBy the command that was obeyed */
    record Cancelled(Order order, EventId placedBy, EventId cancelledBy) implements Started {}

    /** A cancellation that was accepted. */
    record Cancellation(EventId commandId, Optional<String> reason) {}
}
