/** Access tokens: JSON Web Tokens signed with ES256. */
@NullMarked
package io.ordersaga.edge.token;

import org.jspecify.annotations.NullMarked;
