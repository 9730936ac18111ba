@NullMarked
package io.ordersaga.edge.store;

import org.jspecify.annotations.NullMarked;
