/** The config server: a repository of JSON files, what is shown of it to whom, and its HTTP edge. */
@NullMarked
package io.ordersaga.edge.config;

import org.jspecify.annotations.NullMarked;
