/** Starting and stopping in order. */
@NullMarked
package io.ordersaga.system.part;

import org.jspecify.annotations.NullMarked;
