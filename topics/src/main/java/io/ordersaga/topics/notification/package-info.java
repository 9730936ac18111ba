/** The language of notifications: what users are told, and how its delivery goes. */
@NullMarked
package io.ordersaga.topics.notification;

import org.jspecify.annotations.NullMarked;
