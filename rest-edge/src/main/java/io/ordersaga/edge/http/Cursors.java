package io.ordersaga.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordersaga.edge.hmac.HmacKey;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * Opaque cursors: the place after which a list goes on, signed, so that only places that this service gave out are scanned
 * from. A cursor stays valid for as long as the key is the same, on every instance.
 */
public final class Cursors {
    private static final int SIGNATURE_LENGTH = 16;

    private final HmacKey key;

    /** @param key at least {@link HmacKey#MIN_BYTES} secret bytes */
    public Cursors(byte[] key) {
        this.key = new HmacKey(key);
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
        byte[] name = list.getBytes(UTF_8);
        byte[] message = Arrays.copyOf(name, name.length + 1 + text.length);
        System.arraycopy(text, 0, message, name.length + 1, text.length);
        return Arrays.copyOf(key.sign(message), SIGNATURE_LENGTH);
    }

    private static ProblemException invalid() {
        return new ProblemException(ProblemType.INVALID_CURSOR, ProblemType.INVALID_CURSOR.title());
    }
}
