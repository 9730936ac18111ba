package io.ordersaga.topology.decision.stock;

import io.ordersaga.topics.Quantity;
import io.ordersaga.topics.order.FailureReason;

/** What became of one order's line at one product's stock. Kept after the order has ended, as commands may be repeated. */
public sealed interface Reservation {

    /** Nothing was asked yet. It is not stored. */
    record None() implements Reservation {}

    /** The order holds units. */
    record Held(Quantity quantity) implements Reservation {}

    /** The order got nothing. */
    record Refused(FailureReason reason) implements Reservation {}

    /**
     * The order gave back what it held, or was released before it reserved; a reservation that is still to come gets nothing.
     *
     * @param units units given back; 0 where it held none
     */
    record Released(int units) implements Reservation {}

    /** The order has bought the units. */
    record Committed(Quantity quantity) implements Reservation {}

    /** The order gave back what it had bought. */
    record Returned(Quantity quantity) implements Reservation {}
}
