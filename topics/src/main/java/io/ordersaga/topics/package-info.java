@NullMarked
package io.ordersaga.topics;

import org.jspecify.annotations.NullMarked;
