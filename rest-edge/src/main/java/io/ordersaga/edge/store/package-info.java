/** Reads of the state stores by interactive queries. */
@NullMarked
package io.ordersaga.edge.store;

import org.jspecify.annotations.NullMarked;
