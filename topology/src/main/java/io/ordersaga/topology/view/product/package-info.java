@NullMarked
package io.ordersaga.topology.view.product;

import org.jspecify.annotations.NullMarked;
