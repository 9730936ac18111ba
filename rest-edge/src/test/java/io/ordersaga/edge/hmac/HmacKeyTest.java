package io.ordersaga.edge.hmac;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HmacKeyTest {
    /** Test case 6 of RFC 4231. */
    @Test
    void shouldSignAsTheStandardSays() {
        byte[] secret = new byte[131];
        Arrays.fill(secret, (byte) 0xaa);
        byte[] message = "Test Using Larger Than Block-Size Key - Hash Key First".getBytes(US_ASCII);

        byte[] signature = new HmacKey(secret).sign(message);

        assertThat(HexFormat.of().formatHex(signature))
                .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    @Test
    void shouldRefuseAShortSecret() {
        assertThatThrownBy(() -> new HmacKey(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a key of signatures needs at least 32 bytes");
    }
}
