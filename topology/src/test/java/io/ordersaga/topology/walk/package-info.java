/** A model of all services together, without Kafka, and a walk through everything that can happen to it. */
@NullMarked
package io.ordersaga.topology.walk;

import org.jspecify.annotations.NullMarked;
