/** All services, their workers and those they deal with, moved by steps. */
@NullMarked
package io.ordersaga.system.simulation.world;

import org.jspecify.annotations.NullMarked;
