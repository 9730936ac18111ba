@NullMarked
package io.ordersaga.topology.decision.payment;

import org.jspecify.annotations.NullMarked;
