/** The payment worker's errand: the one place that talks to the payment provider. */
@NullMarked
package io.ordersaga.apps.payment;

import org.jspecify.annotations.NullMarked;
