@NullMarked
package io.ordersaga.bench;

import org.jspecify.annotations.NullMarked;
