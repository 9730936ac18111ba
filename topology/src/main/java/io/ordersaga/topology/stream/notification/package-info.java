/** The notification service's topology. */
@NullMarked
package io.ordersaga.topology.stream.notification;

import org.jspecify.annotations.NullMarked;
