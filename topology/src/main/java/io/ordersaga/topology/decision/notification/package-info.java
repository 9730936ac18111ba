/** Which message goes to whom, and how its delivery goes. */
@NullMarked
package io.ordersaga.topology.decision.notification;

import org.jspecify.annotations.NullMarked;
