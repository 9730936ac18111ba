@NullMarked
package io.ordersaga.topology.decision.catalog;

import org.jspecify.annotations.NullMarked;
