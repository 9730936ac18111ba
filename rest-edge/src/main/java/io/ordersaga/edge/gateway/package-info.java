/** The gateway: the one public address, which passes requests on to the services. */
@NullMarked
package io.ordersaga.edge.gateway;

import org.jspecify.annotations.NullMarked;
