package io.ordersaga.topology.decision.notification;

import io.ordersaga.topics.Email;
import java.util.List;

/**
 * What is known of the mailbox of one user.
 *
 * <pre>{@code
 * Unknown ──► Open ──► Closed
 *    └───────────────────▲
 * }</pre>
 */
public sealed interface MailboxState {

    /** @param waiting what there is to tell as soon as the address is known; one per notification, oldest first */
    record Unknown(List<Notice> waiting) implements MailboxState {
        /** How much may wait. Accounts are told of before their orders, so this many wait only if something is broken. */
        public static final int MAX_WAITING = 100;

        public static final Unknown EMPTY = new Unknown(List.of());

        public Unknown {
            waiting = List.copyOf(waiting);
        }

        public boolean isFull() {
            return waiting.size() >= MAX_WAITING;
        }
    }

    record Open(Email address, String firstName) implements MailboxState {}

    /** The account is deleted: its address is forgotten, and it gets nothing more. */
    record Closed() implements MailboxState {}
}
