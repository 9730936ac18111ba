package io.ordersaga.edge.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ordersaga.topics.SessionId;
import io.ordersaga.topics.user.TokenHash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An opaque token that can be exchanged once for a new one and an access token. It names its session, so that it is looked up
 * by key, and carries 256 random bits, of which only the hash is ever kept.
 *
 * @param secret base64url without padding, 43 characters
 */
public record RefreshToken(SessionId session, String secret) {
    private static final int SECRET_BYTES = 32;
    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([A-Za-z0-9_-]{43})");

    /** A new token of a session. */
    public static RefreshToken generate(SessionId session, SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new RefreshToken(session, base64(secret));
    }

    /** Empty if the text is no token. */
    public static Optional<RefreshToken> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new RefreshToken(new SessionId(SessionId.PREFIX + matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    /** The form in which a client gets it. */
    public String text() {
        return session.value().substring(SessionId.PREFIX.length()) + "." + secret;
    }

    /** What is kept of it. */
    public TokenHash hash() {
        try {
            return new TokenHash(base64(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(US_ASCII))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Never the token: this text may reach a log. */
    @Override
    public String toString() {
        return "RefreshToken[…]";
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
