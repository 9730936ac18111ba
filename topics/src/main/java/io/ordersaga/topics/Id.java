package io.ordersaga.topics;

import java.util.regex.Pattern;

/** An identifier: a prefix that names the kind of thing, and a UUID. Clients treat it as opaque. */
public sealed interface Id permits EventId, NotificationId, OrderId, PaymentId, ProductId, SessionId, UserId {
    Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    String value();

    /** @throws IllegalArgumentException if the value is not the prefix followed by a lower-case UUID */
    static void requireForm(String prefix, String value) {
        if (!value.startsWith(prefix)
                || !UUID_FORM.matcher(value.substring(prefix.length())).matches()) {
            throw new IllegalArgumentException("an id must be '" + prefix + "' and a lower-case UUID");
        }
    }
}
