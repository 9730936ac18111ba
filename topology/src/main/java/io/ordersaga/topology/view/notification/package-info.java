/** What clients see of notifications. */
@NullMarked
package io.ordersaga.topology.view.notification;

import org.jspecify.annotations.NullMarked;
