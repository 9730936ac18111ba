/** How edges hand commands to the topics. */
@NullMarked
package io.ordersaga.edge.command;

import org.jspecify.annotations.NullMarked;
