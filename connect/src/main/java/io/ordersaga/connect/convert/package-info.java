/** From records of table topics to what the connector writes. Runs inside Kafka Connect. */
@NullMarked
package io.ordersaga.connect.convert;

import org.jspecify.annotations.NullMarked;
