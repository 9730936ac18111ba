/** The whole system through its gateway. */
@NullMarked
package io.ordersaga.system.e2e;

import org.jspecify.annotations.NullMarked;
