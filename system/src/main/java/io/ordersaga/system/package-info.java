/** The whole system in one JVM: what it stands on, the order of starting and stopping, and the command line. */
@NullMarked
package io.ordersaga.system;

import org.jspecify.annotations.NullMarked;
