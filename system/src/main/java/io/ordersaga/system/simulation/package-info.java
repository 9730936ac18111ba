/** A simulation of all services in one thread and in virtual time, with everything that can go wrong. */
@NullMarked
package io.ordersaga.system.simulation;

import org.jspecify.annotations.NullMarked;
