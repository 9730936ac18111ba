package io.ordersaga.topics.notification;

import java.util.regex.Pattern;

/**
 * The subject of a message: one line that cannot smuggle in another header.
 *
 * @param value 1 to {@link #MAX_LENGTH} characters, none of them a control character or a line break
 */
public record Subject(String value) {
    public static final int MAX_LENGTH = 200;
    private static final Pattern FORM = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1," + MAX_LENGTH + "}");

    /** @throws IllegalArgumentException if it is empty, too long or not one line */
    public Subject {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a subject must be one line of 1.." + MAX_LENGTH + " characters");
        }
    }
}
