package io.ordersaga.topics;

/** Names of the record headers that travel with an order from the request to the last event. */
public final class MessageHeaders {
    /** W3C trace context of the request that started it all. */
    public static final String TRACEPARENT = "traceparent";

    /** Id of the user who sent the command. */
    public static final String ACTOR = "actor";

    private MessageHeaders() {}
}
