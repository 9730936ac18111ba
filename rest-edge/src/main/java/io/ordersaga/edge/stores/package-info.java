/** What analysts may ask the state stores themselves. */
@NullMarked
package io.ordersaga.edge.stores;

import org.jspecify.annotations.NullMarked;
