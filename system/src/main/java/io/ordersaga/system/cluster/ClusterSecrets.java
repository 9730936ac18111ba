package io.ordersaga.system.cluster;

import io.ordersaga.system.shop.LocalSecrets;
import io.ordersaga.system.shop.SecretFile;
import java.nio.file.Path;
import java.security.Key;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/**
 * What the processes of a cluster share: made at its first start, kept with its data, given to them by their environment.
 *
 * @param clusterId of the brokers; no secret, but for ever
 * @param shared {@code SERVICE_SECRET}
 * @param privateKey signs tokens, as PEM
 * @param publicKey verifies them, as PEM
 */
record ClusterSecrets(String clusterId, String shared, String privateKey, String publicKey) {
    private static final int SECRET_BYTES = 32;
    private static final int PEM_LINE = 64;

    static ClusterSecrets in(Path directory) {
        SecretFile.Secrets kept =
                new SecretFile(directory.resolve("cluster.properties")).readOrCreate(ClusterSecrets::generate);
        LocalSecrets keys = LocalSecrets.in(directory);
        return new ClusterSecrets(
                kept.get("cluster.id"),
                kept.get("service.secret"),
                pem("PRIVATE KEY", keys.signingKey().privateKey()),
                pem("PUBLIC KEY", keys.signingKey().publicKey()));
    }

    private static Properties generate() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        Properties made = new Properties();
        made.setProperty("cluster.id", Uuid.randomUuid().toString());
        made.setProperty(
                "service.secret", Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        return made;
    }

    private static String pem(String kind, Key key) {
        String lines = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }

    /** Never the secrets: this text may reach a log. */
    @Override
    public String toString() {
        return "ClusterSecrets[" + clusterId + "]";
    }
}
