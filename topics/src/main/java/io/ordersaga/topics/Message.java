package io.ordersaga.topics;

import java.time.Instant;

/**
 * An event or a command on its way through a topic. On the wire it is one flat JSON object:
 * {@code {"eventType", "eventId", "occurredAt", …body}}.
 *
 * @param eventId identifies this message; a repeated delivery carries the same id
 * @param occurredAt when the decision was taken, or the command received; millisecond precision
 * @param body what happened, or what is asked
 */
public record Message<T>(EventId eventId, Instant occurredAt, T body) {}
