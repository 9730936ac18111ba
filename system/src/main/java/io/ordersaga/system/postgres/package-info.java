/** A PostgreSQL server that belongs to this JVM. */
@NullMarked
package io.ordersaga.system.postgres;

import org.jspecify.annotations.NullMarked;
