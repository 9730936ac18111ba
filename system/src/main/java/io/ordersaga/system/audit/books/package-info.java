/** What must be, as the event log alone tells it. Pure: no broker, no clock; folded independently of the services' views. */
@NullMarked
package io.ordersaga.system.audit.books;

import org.jspecify.annotations.NullMarked;
