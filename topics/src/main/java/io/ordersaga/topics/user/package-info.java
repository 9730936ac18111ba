@NullMarked
package io.ordersaga.topics.user;

import org.jspecify.annotations.NullMarked;
