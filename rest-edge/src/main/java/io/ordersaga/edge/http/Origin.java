package io.ordersaga.edge.http;

import io.ordersaga.topics.UserId;
import java.util.Optional;

/**
 * Whence a command comes; it travels in the headers to the last event that follows.
 *
 * @param traceparent W3C trace context of the request
 * @param actor the user who asks; empty for a registration and for the system itself
 */
public record Origin(String traceparent, Optional<UserId> actor) {}
