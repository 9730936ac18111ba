package io.ordersaga.topology.decision.notification;

import io.ordersaga.topics.notification.Subject;

/**
 * What a message says.
 *
 * @param text plain; lines end with a line feed
 */
record Wording(Subject subject, String text) {}
