package io.ordersaga.topology.view;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.RefusalCode;
import java.util.Optional;

/**
 * How a command ended: accepted, or refused with a code.
 *
 * @param refusal empty if the command was accepted
 */
public record CommandOutcome(EventId commandId, Optional<RefusalCode> refusal) {}
