/** The order saga's decisions. Pure: no Kafka, no clock, no randomness. */
@NullMarked
package io.ordersaga.topology.decision.order;

import org.jspecify.annotations.NullMarked;
