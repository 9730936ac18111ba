package io.ordersaga.edge.http;

/** The body of an answer that is not JSON; it is sent in UTF-8. */
public record Text(String mediaType, String text) {}
