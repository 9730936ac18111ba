/** Answers that are tables: as JSON, as lines of JSON, or as CSV, whichever the client prefers. */
@NullMarked
package io.ordersaga.edge.table;

import org.jspecify.annotations.NullMarked;
