package io.ordersaga.edge.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.topics.user.PasswordHash;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** An Argon2id hash (version 1.3, RFC 9106) with the cost and the salt that it was made with. */
final class Argon2Hash {
    private static final Pattern FORM = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    private Argon2Hash(Cost cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    /** What one hash costs: memory in KiB, passes over it, lanes, and the length of the hash in bytes. */
    record Cost(int memory, int passes, int lanes, int length) {}

    static Argon2Hash of(String password, Cost cost, byte[] salt) {
        return new Argon2Hash(cost, salt, compute(password, cost, salt));
    }

    /** One to compare with where there is none: it takes as long as any, and no password is known that matches. */
    static Argon2Hash ofNoPassword(Cost cost, byte[] salt, byte[] random) {
        return new Argon2Hash(cost, salt, random);
    }

    /** @throws IllegalArgumentException if the text is not an Argon2id hash in PHC string format */
    static Argon2Hash parse(PasswordHash stored) {
        Matcher matcher = FORM.matcher(stored.phc());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a stored password hash is not Argon2id in PHC string format");
        }
        byte[] salt = Base64.getDecoder().decode(matcher.group(4));
        byte[] hash = Base64.getDecoder().decode(matcher.group(5));
        Cost cost = new Cost(number(matcher, 1), number(matcher, 2), number(matcher, 3), hash.length);
        return new Argon2Hash(cost, salt, hash);
    }

    /** Computes the hash anew. The comparison takes the same time wherever the hashes differ. */
    boolean matches(String password) {
        return MessageDigest.isEqual(hash, compute(password, cost, salt));
    }

    PasswordHash toPhc() {
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return new PasswordHash("$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memory(),
                        cost.passes(),
                        cost.lanes(),
                        encoder.encodeToString(salt),
                        encoder.encodeToString(hash)));
    }

    private static byte[] compute(String password, Cost cost, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memory())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] result = new byte[cost.length()];
        generator.generateBytes(password.getBytes(UTF_8), result);
        return result;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
