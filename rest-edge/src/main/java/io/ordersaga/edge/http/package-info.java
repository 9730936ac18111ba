/** The frame of every HTTP edge: declared routes, verified callers, strict bodies, and one form of error. */
@NullMarked
package io.ordersaga.edge.http;

import org.jspecify.annotations.NullMarked;
