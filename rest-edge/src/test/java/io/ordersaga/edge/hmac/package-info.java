@NullMarked
package io.ordersaga.edge.hmac;

import org.jspecify.annotations.NullMarked;
