package io.ordersaga.edge.token;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** Token keys as operators keep them: PEM, as {@code openssl genpkey} and {@code openssl pkey -pubout} write it. */
public final class PemKeys {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private PemKeys() {}

    /** @throws IllegalArgumentException if the text is not one private key on the curve P-256; the message shows nothing of it */
    public static SigningKey signingKey(String pem) {
        List<byte[]> keys = blocks(pem, PRIVATE);
        if (keys.size() != 1) {
            throw new IllegalArgumentException(keys.size() + " private keys instead of one");
        }
        return SigningKey.of(P256.privateKey(keys.getFirst()));
    }

    /** @throws IllegalArgumentException if the text is not one or more public keys on the curve P-256 */
    public static List<PublicKeys.Key> publicKeys(String pem) {
        List<byte[]> keys = blocks(pem, PUBLIC);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no public key");
        }
        return keys.stream().map(P256::publicKey).map(PublicKeys.Key::of).toList();
    }

    private static List<byte[]> blocks(String pem, String type) {
        List<byte[]> blocks = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(pem))) {
            for (PemObject block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
                if (!block.getType().equals(type)) {
                    throw new IllegalArgumentException("a PEM block " + block.getType() + " instead of " + type);
                }
                blocks.add(block.getContent());
            }
            return blocks;
        } catch (IOException | IllegalStateException e) {
            // Naming the library's DecoderException would load it with this class, even where there are no such keys:
            // from a signed jar, whose signatures take a third of a second to check.
            throw new IllegalArgumentException("not PEM", e);
        }
    }
}
