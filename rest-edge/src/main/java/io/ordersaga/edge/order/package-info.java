/** The HTTP edge of the order service. */
@NullMarked
package io.ordersaga.edge.order;

import org.jspecify.annotations.NullMarked;
