@NullMarked
package io.ordersaga.edge.password;

import org.jspecify.annotations.NullMarked;
