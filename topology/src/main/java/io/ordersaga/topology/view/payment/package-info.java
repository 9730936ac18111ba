@NullMarked
package io.ordersaga.topology.view.payment;

import org.jspecify.annotations.NullMarked;
