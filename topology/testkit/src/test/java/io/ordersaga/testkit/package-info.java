@NullMarked
package io.ordersaga.testkit;

import org.jspecify.annotations.NullMarked;
