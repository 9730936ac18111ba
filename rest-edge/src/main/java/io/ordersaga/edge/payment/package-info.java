/** The HTTP edge of the payment service. */
@NullMarked
package io.ordersaga.edge.payment;

import org.jspecify.annotations.NullMarked;
