/** Workers: the one way in which services call what is not Kafka. */
@NullMarked
package io.ordersaga.apps.worker;

import org.jspecify.annotations.NullMarked;
