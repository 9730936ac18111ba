/** The user service's topology. */
@NullMarked
package io.ordersaga.topology.stream.user;

import org.jspecify.annotations.NullMarked;
