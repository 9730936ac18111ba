/** The commands by which analysts ask a running system. */
@NullMarked
package io.ordersaga.system.query;

import org.jspecify.annotations.NullMarked;
