package io.ordersaga.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);

    private final Cursors cursors = new Cursors(KEY);

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "usr_1|2026-03-01T12:00:00.000Z|ord_1", "€|ü", "a b&c=d/?#"})
    void shouldGiveThePlaceBack(String place) {
        String cursor = cursors.write("list", place);

        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(cursors.read("list", cursor)).isEqualTo(place);
    }

    @Test
    void shouldReadWhatAnotherInstanceWithTheSameKeyWrote() {
        assertThat(new Cursors(KEY.clone()).read("list", cursors.write("list", "place")))
                .isEqualTo("place");
    }

    @Test
    void shouldRefuseEveryCursorWithOneBitChanged() {
        byte[] cursor = Base64.getUrlDecoder().decode(cursors.write("list", "place"));

        for (int bit = 0; bit < cursor.length * 8; bit++) {
            byte[] altered = cursor.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertInvalid("list", Base64.getUrlEncoder().withoutPadding().encodeToString(altered));
        }
    }

    @Test
    void shouldRefuseCursorsOfOtherListsAndKeys() {
        assertInvalid("list", cursors.write("lis", "tplace"));
        assertInvalid("lis", cursors.write("list", "place"));
        assertInvalid("list", new Cursors(new byte[32]).write("list", "place"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "place", "not base64!", "AAAAAAAAAAAAAAAAAAAAAA"})
    void shouldRefuseWhatIsNoCursor(String cursor) {
        assertInvalid("list", cursor);
    }

    @Test
    void shouldRefuseAShortKey() {
        assertThatThrownBy(() -> new Cursors(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a key of signatures needs at least 32 bytes");
    }

    private void assertInvalid(String list, String cursor) {
        assertThatThrownBy(() -> cursors.read(list, cursor))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.INVALID_CURSOR));
    }
}
