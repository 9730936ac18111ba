/** A client of the HTTP contract, as the demo, the load driver and the end-to-end tests use it. */
@NullMarked
package io.ordersaga.system.client;

import org.jspecify.annotations.NullMarked;
