/** What the tables of the services' databases hold, column by column, and from which JSON it comes. */
@NullMarked
package io.ordersaga.connect.table;

import org.jspecify.annotations.NullMarked;
