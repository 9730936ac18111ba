package io.ordersaga.edge.http;

import java.util.Arrays;
import java.util.Optional;

/**
 * An entity tag (RFC 9110, section 8.8.3) made of the version of what is shown. All tags are strong.
 *
 * @param value as it stands in the header, quotes included
 */
public record EntityTag(String value) {
    /** The header in which a client names what it has. */
    static final String KNOWN = "If-None-Match";

    private static final String WEAK = "W/";
    private static final String ANY = "*";

    /** @param version of the row that the answer shows */
    public static EntityTag of(long version) {
        return new EntityTag("\"" + version + "\"");
    }

    /** Whether a client that sends this {@code If-None-Match} has what it asks for already. */
    boolean isKnownTo(Optional<String> ifNoneMatch) {
        return ifNoneMatch.filter(header -> isIn(header, true)).isPresent();
    }

    /** Whether this {@code If-Match} demands this very version; an asterisk demands none. */
    boolean isDemandedBy(String ifMatch) {
        return isIn(ifMatch, false);
    }

    private boolean isIn(String header, boolean weakly) {
        return Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .map(tag -> weakly && tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag)
                .anyMatch(tag -> tag.equals(ANY) || tag.equals(value));
    }
}
