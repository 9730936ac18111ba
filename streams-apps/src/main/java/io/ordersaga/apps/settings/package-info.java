/** Settings of the services, read once from the environment. */
@NullMarked
package io.ordersaga.apps.settings;

import org.jspecify.annotations.NullMarked;
