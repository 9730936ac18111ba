package io.ordersaga.topology.view.order;

import java.time.Instant;
import java.util.Optional;

/**
 * One step of an order's saga.
 *
 * @param sequence counts the order's events, from 1, without gaps
 * @param event wire name of the event
 */
public record TimelineEntry(long sequence, String event, Instant at, Optional<String> detail) {}
