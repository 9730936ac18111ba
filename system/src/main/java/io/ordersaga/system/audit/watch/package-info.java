/** Audits that are made again and again. */
@NullMarked
package io.ordersaga.system.audit.watch;

import org.jspecify.annotations.NullMarked;
