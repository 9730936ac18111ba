@NullMarked
package io.ordersaga.system.cluster;

import org.jspecify.annotations.NullMarked;
