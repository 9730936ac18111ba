@NullMarked
package io.ordersaga.topics.table;

import org.jspecify.annotations.NullMarked;
