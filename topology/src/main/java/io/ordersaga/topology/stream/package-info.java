@NullMarked
package io.ordersaga.topology.stream;

import org.jspecify.annotations.NullMarked;
