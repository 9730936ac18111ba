package io.ordersaga.system.simulation.check;

import static io.ordersaga.system.simulation.check.ViolationException.require;

import io.ordersaga.system.simulation.world.Provider;
import io.ordersaga.topics.order.Order;
import io.ordersaga.topics.payment.PaymentEvent;

/** What has become of one payment so far, as far as it is committed, beside what the provider's books say. */
final class PaymentTrack {
    private final Order order;
    private final Provider provider;
    private State state = State.REQUESTED;

    private enum State {
        REQUESTED,
        TAKEN,
        NOT_TAKEN,
        GIVEN_BACK
    }

    PaymentTrack(Order order, Provider provider) {
        this.order = order;
        this.provider = provider;
    }

    void apply(PaymentEvent event) {
        switch (event) {
            case PaymentEvent.PaymentRequested e -> require(false, Law.PAYMENT_STEPS, "again: ", event);
            case PaymentEvent.PaymentUnknown e -> from(State.REQUESTED, State.REQUESTED, event);
            case PaymentEvent.PaymentProcessed e -> {
                from(State.REQUESTED, State.TAKEN, event);
                require(e.amount().equals(order.total()), Law.PAYMENT_STEPS, "not ", order.total(), ": ", event);
                require(books(event).taken() == price(), Law.PAYMENT_STEPS, "provider: ", books(event), ": ", event);
            }
            case PaymentEvent.PaymentFailed e -> {
                from(State.REQUESTED, State.NOT_TAKEN, event);
                boolean none = books(event).taken() == 0 && books(event).closed();
                require(none, Law.PAYMENT_STEPS, "provider: ", books(event), ": ", event);
            }
            case PaymentEvent.PaymentRefunded e -> {
                from(State.TAKEN, State.GIVEN_BACK, event);
                require(books(event).returned() == price(), Law.PAYMENT_STEPS, "provider: ", books(event), ": ", event);
            }
        }
    }

    /** Whether it is known that the money was taken, and not that it was given back. */
    boolean isTaken() {
        return state == State.TAKEN;
    }

    private void from(State expected, State next, PaymentEvent event) {
        require(state == expected, Law.PAYMENT_STEPS, "was ", state, ": ", event);
        state = next;
    }

    private Provider.Account books(PaymentEvent event) {
        return provider.account(event.paymentId());
    }

    private long price() {
        return order.total().minorUnits();
    }
}
