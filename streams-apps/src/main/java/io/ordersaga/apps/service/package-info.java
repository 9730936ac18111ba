/** The services: topology, edge and settings of each, put together by hand. */
@NullMarked
package io.ordersaga.apps.service;

import org.jspecify.annotations.NullMarked;
