/** Shapes of JSON, as JSON Schema 2020-12 says them: written by hand for what comes in, read off the records for what goes out. */
@NullMarked
package io.ordersaga.edge.schema;

import org.jspecify.annotations.NullMarked;
