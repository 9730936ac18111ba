/** The queries that the documentation gives to analysts, and what they answer. */
@NullMarked
package io.ordersaga.system.sql;

import org.jspecify.annotations.NullMarked;
