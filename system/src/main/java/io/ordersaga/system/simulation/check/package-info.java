/** What must hold after every step, and when all has come to rest. */
@NullMarked
package io.ordersaga.system.simulation.check;

import org.jspecify.annotations.NullMarked;
