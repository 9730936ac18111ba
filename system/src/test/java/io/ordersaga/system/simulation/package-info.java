/** The simulation, tested, and the differential test that it makes possible. */
@NullMarked
package io.ordersaga.system.simulation;

import org.jspecify.annotations.NullMarked;
