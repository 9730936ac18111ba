package io.ordersaga.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opaque cursors: the place after which a list goes on, signed, so that only places that this service gave out are scanned
 * from. A cursor stays valid for as long as the key is the same, on every instance.
 */
public final class Cursors {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_LENGTH = 16;
    private static final int MIN_KEY_LENGTH = 32;

    private final SecretKeySpec key;

    /** @param key at least 32 secret bytes */
    public Cursors(byte[] key) {
        if (key.length < MIN_KEY_LENGTH) {
            throw new IllegalArgumentException("a cursor key needs at least " + MIN_KEY_LENGTH + " bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** @param list names the list, as a cursor of one list must not be used in another */
    public String write(String list, String place) {
        byte[] text = place.getBytes(UTF_8);
        byte[] signature = sign(list, text);
        byte[] all = Arrays.copyOf(signature, SIGNATURE_LENGTH + text.length);
        System.arraycopy(text, 0, all, SIGNATURE_LENGTH, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** @throws ProblemException 400 if this service did not give the cursor out for this list */
    public String read(String list, String cursor) {
        byte[] all = decode(cursor);
        byte[] text = Arrays.copyOfRange(all, SIGNATURE_LENGTH, Math.max(SIGNATURE_LENGTH, all.length));
        if (!MessageDigest.isEqual(sign(list, text), Arrays.copyOf(all, SIGNATURE_LENGTH))) {
            throw invalid();
        }
        return new String(text, UTF_8);
    }

    private static byte[] decode(String cursor) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(cursor);
            if (all.length < SIGNATURE_LENGTH) {
                throw invalid();
            }
            return all;
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private byte[] sign(String list, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(list.getBytes(UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(text), SIGNATURE_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static ProblemException invalid() {
        return new ProblemException(ProblemType.INVALID_CURSOR, ProblemType.INVALID_CURSOR.title());
    }
}
