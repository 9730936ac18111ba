@NullMarked
package io.ordersaga.topics.order;

import org.jspecify.annotations.NullMarked;
