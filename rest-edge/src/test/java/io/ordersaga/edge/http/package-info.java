@NullMarked
package io.ordersaga.edge.http;

import org.jspecify.annotations.NullMarked;
