@NullMarked
package io.ordersaga.topology.view.order;

import org.jspecify.annotations.NullMarked;
