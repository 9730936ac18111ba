@NullMarked
package io.ordersaga.topics.stock;

import org.jspecify.annotations.NullMarked;
