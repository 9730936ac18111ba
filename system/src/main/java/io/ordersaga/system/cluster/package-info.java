/** Several brokers and several instances of each service on one machine, each a process of its own. */
@NullMarked
package io.ordersaga.system.cluster;

import org.jspecify.annotations.NullMarked;
