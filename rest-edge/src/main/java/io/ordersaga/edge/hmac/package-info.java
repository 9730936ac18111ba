/** Signatures with a secret key. */
@NullMarked
package io.ordersaga.edge.hmac;

import org.jspecify.annotations.NullMarked;
