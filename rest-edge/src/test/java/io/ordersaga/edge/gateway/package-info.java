@NullMarked
package io.ordersaga.edge.gateway;

import org.jspecify.annotations.NullMarked;
