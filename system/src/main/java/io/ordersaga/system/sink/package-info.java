/** Kafka Connect within this JVM. */
@NullMarked
package io.ordersaga.system.sink;

import org.jspecify.annotations.NullMarked;
