@NullMarked
package io.ordersaga.topology.stream.payment;

import org.jspecify.annotations.NullMarked;
