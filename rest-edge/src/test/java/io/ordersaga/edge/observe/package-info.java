@NullMarked
package io.ordersaga.edge.observe;

import org.jspecify.annotations.NullMarked;
