/** The auditor: holds the event log against itself, and against what services show and tables have. */
@NullMarked
package io.ordersaga.system.audit;

import org.jspecify.annotations.NullMarked;
