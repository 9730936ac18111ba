/** A check of the tests themselves: wrong changes of the sources, each of which some test must notice. */
@NullMarked
package io.ordersaga.topology.mutants;

import org.jspecify.annotations.NullMarked;
