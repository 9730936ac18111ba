@NullMarked
package io.ordersaga.topics.payment;

import org.jspecify.annotations.NullMarked;
