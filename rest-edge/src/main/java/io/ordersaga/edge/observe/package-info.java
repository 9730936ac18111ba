/** What operators see of a service: its request log and its metrics. */
@NullMarked
package io.ordersaga.edge.observe;

import org.jspecify.annotations.NullMarked;
