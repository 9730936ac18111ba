/** What documents say of the routes: OpenAPI 3.1, made from their declarations, and pages to read it with. */
@NullMarked
package io.ordersaga.edge.openapi;

import org.jspecify.annotations.NullMarked;
