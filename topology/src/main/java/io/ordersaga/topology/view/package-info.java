@NullMarked
package io.ordersaga.topology.view;

import org.jspecify.annotations.NullMarked;
