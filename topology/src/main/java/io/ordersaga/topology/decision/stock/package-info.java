@NullMarked
package io.ordersaga.topology.decision.stock;

import org.jspecify.annotations.NullMarked;
