package io.ordersaga.edge.http;

/**
 * A reply's body that is text of its own and not JSON.
 *
 * @param mediaType as the answer's {@code Content-Type}
 */
public record Text(String mediaType, String text) {}
