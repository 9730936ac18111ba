/** The mail worker's errand: the one place that sends mail. */
@NullMarked
package io.ordersaga.apps.mail;

import org.jspecify.annotations.NullMarked;
