/** The HTTP edge of the user service. */
@NullMarked
package io.ordersaga.edge.user;

import org.jspecify.annotations.NullMarked;
