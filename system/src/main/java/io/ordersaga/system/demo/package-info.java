/** The demonstration: a visible mix of orders. */
@NullMarked
package io.ordersaga.system.demo;

import org.jspecify.annotations.NullMarked;
