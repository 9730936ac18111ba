/** What can happen to the system, one step at a time, as values and as text. */
@NullMarked
package io.ordersaga.system.simulation.step;

import org.jspecify.annotations.NullMarked;
