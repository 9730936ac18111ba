/** The HTTP edge of the product service. */
@NullMarked
package io.ordersaga.edge.product;

import org.jspecify.annotations.NullMarked;
