package io.ordersaga.system.simulation;

import io.ordersaga.system.simulation.check.Law;

/**
 * A law that was broken.
 *
 * @param detail what must be, and what is
 */
public record Failure(Law law, String detail) {}
