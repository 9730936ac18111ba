@NullMarked
package io.ordersaga.edge.config;

import org.jspecify.annotations.NullMarked;
