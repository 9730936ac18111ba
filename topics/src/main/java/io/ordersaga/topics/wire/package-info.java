@NullMarked
package io.ordersaga.topics.wire;

import org.jspecify.annotations.NullMarked;
