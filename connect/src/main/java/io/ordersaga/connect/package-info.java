/** PostgreSQL: one migrated database per service, in the shape of the table topics' rows. */
@NullMarked
package io.ordersaga.connect;

import org.jspecify.annotations.NullMarked;
