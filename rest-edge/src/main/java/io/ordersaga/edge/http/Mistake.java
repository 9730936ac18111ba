package io.ordersaga.edge.http;

/**
 * One thing that is wrong with a body.
 *
 * @param pointer JSON pointer (RFC 6901) to it
 * @param message what it must be; it never quotes what was sent
 */
public record Mistake(String pointer, String message) {}
