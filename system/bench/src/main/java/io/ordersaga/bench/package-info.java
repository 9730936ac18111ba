/** The load driver: orders at a fixed rate, and how long each took from its POST to its end. */
@NullMarked
package io.ordersaga.bench;

import org.jspecify.annotations.NullMarked;
