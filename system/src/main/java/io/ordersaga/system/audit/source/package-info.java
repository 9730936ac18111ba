/** Where an audit reads: the event topics, the services and the tables. */
@NullMarked
package io.ordersaga.system.audit.source;

import org.jspecify.annotations.NullMarked;
