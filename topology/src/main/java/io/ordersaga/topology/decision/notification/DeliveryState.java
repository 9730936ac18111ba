package io.ordersaga.topology.decision.notification;

import java.time.Instant;

/**
 * How the delivery of one notification goes.
 *
 * <pre>{@code
 * NotPosted ──► Sending ◄──► AwaitingRetry
 *     ▲            │              │
 *     └── Ended ◄──┴──────────────┘
 * }</pre>
 *
 * An Ended delivery is kept for a while, so that the same notification is not posted again.
 */
public sealed interface DeliveryState {

    record NotPosted() implements DeliveryState {}

    /** A delivery for which a time is set. */
    sealed interface Timed extends DeliveryState {
        Instant dueAt();
    }

    /** @param attempt the one that the mail worker was asked for, from 1 */
    record Sending(Notice notice, int attempt) implements DeliveryState {}

    /** @param attempt the one that failed */
    record AwaitingRetry(Notice notice, int attempt, Instant dueAt) implements Timed {}

    /**
     * @param sent whether it was delivered
     * @param dueAt when it is forgotten
     */
    record Ended(boolean sent, Instant dueAt) implements Timed {}
}
