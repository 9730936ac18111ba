/** A broker in memory: partitions, transactions and what of them committed readers see. */
@NullMarked
package io.ordersaga.system.simulation.broker;

import org.jspecify.annotations.NullMarked;
