@NullMarked
package io.ordersaga.topics.log;

import org.jspecify.annotations.NullMarked;
