/** What analysts are told of the shop: how orders are counted, window by window. Pure. */
@NullMarked
package io.ordersaga.topology.view.analytics;

import org.jspecify.annotations.NullMarked;
