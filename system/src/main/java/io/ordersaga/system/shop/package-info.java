/** The services of a system in one JVM, with the secrets, accounts and products that it makes for itself. */
@NullMarked
package io.ordersaga.system.shop;

import org.jspecify.annotations.NullMarked;
