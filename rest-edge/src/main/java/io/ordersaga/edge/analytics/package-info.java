/** The edge of the analytics service. */
@NullMarked
package io.ordersaga.edge.analytics;

import org.jspecify.annotations.NullMarked;
