/** The topology of the analytics service. */
@NullMarked
package io.ordersaga.topology.stream.analytics;

import org.jspecify.annotations.NullMarked;
