package io.ordersaga.topics.user;

import java.util.regex.Pattern;

/**
 * The SHA-256 hash of a refresh token's secret, which is all that is ever kept of it. A fast hash is enough, as the secret is
 * random and too long to be guessed.
 *
 * @param value base64url without padding, 43 characters
 */
public record TokenHash(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** @throws IllegalArgumentException if the value is not of this form */
    public TokenHash {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a token hash must be 43 characters of base64url");
        }
    }

    /** Never the hash: this text may reach a log. */
    @Override
    public String toString() {
        return "TokenHash[…]";
    }
}
