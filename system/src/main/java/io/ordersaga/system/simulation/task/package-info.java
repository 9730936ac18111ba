/** Tasks: the processors of a topology on a partition, without Kafka's threads. */
@NullMarked
package io.ordersaga.system.simulation.task;

import org.jspecify.annotations.NullMarked;
