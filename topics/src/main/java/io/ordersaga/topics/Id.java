package io.ordersaga.topics;

/** An identifier: a prefix that names the kind of thing, and a UUID. Clients treat it as opaque. */
public sealed interface Id permits EventId, NotificationId, OrderId, PaymentId, ProductId, SessionId, UserId {
    String value();

    /** @throws IllegalArgumentException if the value is not the prefix followed by a lower-case UUID */
    static void requireForm(String prefix, String value) {
        if (!value.startsWith(prefix) || !isLowerCaseUuid(value, prefix.length())) {
            throw new IllegalArgumentException("an id must be '" + prefix + "' and a lower-case UUID");
        }
    }

    // Runs for every id of every record that is read; a regular expression is several times as slow.
    private static boolean isLowerCaseUuid(String text, int start) {
        if (text.length() != start + 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            char c = text.charAt(start + i);
            boolean dashed = i == 8 || i == 13 || i == 18 || i == 23;
            if (dashed ? c != '-' : !isLowerCaseHex(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLowerCaseHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
