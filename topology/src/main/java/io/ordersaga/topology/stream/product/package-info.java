@NullMarked
package io.ordersaga.topology.stream.product;

import org.jspecify.annotations.NullMarked;
