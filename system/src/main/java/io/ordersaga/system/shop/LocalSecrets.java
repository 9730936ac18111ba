package io.ordersaga.system.shop;

import io.ordersaga.edge.http.Cursors;
import io.ordersaga.edge.token.SigningKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The keys of a system: made at its first start, kept with its data, never printed. */
public record LocalSecrets(SigningKey signingKey, Cursors cursors) {
    private static final String PRIVATE_KEY = "token.private-key";
    private static final String PUBLIC_KEY = "token.public-key";
    private static final String CURSOR_KEY = "cursor.key";
    private static final int CURSOR_KEY_BYTES = 32;

    /** Those of a directory, made if there are none. */
    public static LocalSecrets in(Path directory) {
        SecretFile.Secrets secrets =
                new SecretFile(directory.resolve("keys.properties")).readOrCreate(LocalSecrets::generate);
        return new LocalSecrets(
                SigningKey.decode(bytes(secrets, PRIVATE_KEY), bytes(secrets, PUBLIC_KEY)),
                new Cursors(bytes(secrets, CURSOR_KEY)));
    }

    private static Properties generate() {
        SigningKey key = SigningKey.generate();
        byte[] cursorKey = new byte[CURSOR_KEY_BYTES];
        new SecureRandom().nextBytes(cursorKey);
        Properties secrets = new Properties();
        put(secrets, PRIVATE_KEY, key.privateKey().getEncoded());
        put(secrets, PUBLIC_KEY, key.publicKey().getEncoded());
        put(secrets, CURSOR_KEY, cursorKey);
        return secrets;
    }

    private static void put(Properties secrets, String name, byte[] value) {
        secrets.setProperty(name, Base64.getEncoder().encodeToString(value));
    }

    private static byte[] bytes(SecretFile.Secrets secrets, String name) {
        return Base64.getDecoder().decode(secrets.get(name));
    }
}
