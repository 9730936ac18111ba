/** Ports of this machine. */
@NullMarked
package io.ordersaga.system.local;

import org.jspecify.annotations.NullMarked;
