package io.ordersaga.apps.mail;

import io.ordersaga.topics.Email;
import io.ordersaga.topics.NotificationId;
import io.ordersaga.topics.notification.Subject;
import java.util.Optional;

/**
 * A message to one person.
 *
 * @param id of the notification; the message that is sent again carries the same
 * @param body plain text; lines end with a line feed
 * @param traceId 32 lower-case hexadecimal digits
 */
public record Mail(NotificationId id, Email to, Subject subject, String body, Optional<String> traceId) {}
