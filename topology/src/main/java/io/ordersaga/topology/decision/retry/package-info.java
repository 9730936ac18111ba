/** When to try again what did not succeed. */
@NullMarked
package io.ordersaga.topology.decision.retry;

import org.jspecify.annotations.NullMarked;
