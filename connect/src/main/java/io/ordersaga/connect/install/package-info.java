/** Putting the connectors into a Kafka Connect cluster, and keeping them at work. */
@NullMarked
package io.ordersaga.connect.install;

import org.jspecify.annotations.NullMarked;
