@NullMarked
package io.ordersaga.topics.catalog;

import org.jspecify.annotations.NullMarked;
