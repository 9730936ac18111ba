/** How a service runs: its Streams application, its edge, and the order in which they start and stop. */
@NullMarked
package io.ordersaga.apps.runtime;

import org.jspecify.annotations.NullMarked;
