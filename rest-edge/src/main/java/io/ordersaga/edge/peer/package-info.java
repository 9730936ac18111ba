/** How the instances of one service answer each other. */
@NullMarked
package io.ordersaga.edge.peer;

import org.jspecify.annotations.NullMarked;
