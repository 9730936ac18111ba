/** Decisions about e-mail claims and user accounts. Pure: no Kafka, no clock, no randomness. */
@NullMarked
package io.ordersaga.topology.decision.user;

import org.jspecify.annotations.NullMarked;
