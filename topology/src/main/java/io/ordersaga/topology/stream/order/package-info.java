@NullMarked
package io.ordersaga.topology.stream.order;

import org.jspecify.annotations.NullMarked;
