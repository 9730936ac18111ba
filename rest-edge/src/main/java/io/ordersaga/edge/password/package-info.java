/** Password hashing with Argon2id. */
@NullMarked
package io.ordersaga.edge.password;

import org.jspecify.annotations.NullMarked;
