@NullMarked
package io.ordersaga.edge.token;

import org.jspecify.annotations.NullMarked;
