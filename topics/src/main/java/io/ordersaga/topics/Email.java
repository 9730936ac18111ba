package io.ordersaga.topics;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address in the form in which addresses are compared: trimmed, in lower case.
 *
 * @param value the normalised address, at most 254 characters
 */
public record Email(String value) {
    // PostgreSQL's text cannot hold NUL and UTF-8 no half characters; what cannot be seen only serves to deceive.
    private static final String UNUSABLE = "\\s@|\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}";
    private static final Pattern FORM = Pattern.compile("[^%1$s]+@[^%1$s]+\\.[^.%1$s]+".formatted(UNUSABLE));
    private static final int MAX_LENGTH = 254;

    /** @throws IllegalArgumentException if the value is not an address or not normalised */
    public Email {
        if (value.length() > MAX_LENGTH
                || !FORM.matcher(value).matches()
                || !value.equals(value.strip().toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("not a normalised e-mail address");
        }
    }

    /** Normalises what a person typed. @throws IllegalArgumentException if it is not an address */
    public static Email parse(String text) {
        return new Email(text.strip().toLowerCase(Locale.ROOT));
    }
}
