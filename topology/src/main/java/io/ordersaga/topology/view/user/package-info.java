/** The views of user accounts. Pure folds of committed events. */
@NullMarked
package io.ordersaga.topology.view.user;

import org.jspecify.annotations.NullMarked;
