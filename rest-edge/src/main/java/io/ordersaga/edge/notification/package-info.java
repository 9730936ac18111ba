/** The HTTP edge of the notification service. */
@NullMarked
package io.ordersaga.edge.notification;

import org.jspecify.annotations.NullMarked;
