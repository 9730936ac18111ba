/** A Kafka broker inside this JVM. */
@NullMarked
package io.ordersaga.system.broker;

import org.jspecify.annotations.NullMarked;
