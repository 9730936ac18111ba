package io.ordersaga.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameBasedUuidTest {

    /** Computed apart from this code, by hashing 00000005 6f72646572 00000001 61 with sha256sum. */
    @Test
    void shouldBeTheHashOfItsPartsWithTheirLengths() {
        UUID uuid = NameBasedUuid.of("order", "a");

        assertThat(uuid).hasToString("1a3d3a7a-34c1-8de9-8079-63c6ee73e91d");
    }

    @Test
    void shouldCountTheBytesOfPartsThatAreNotAscii() {
        UUID uuid = NameBasedUuid.of("ä");

        assertThat(uuid).hasToString("01e812b6-8f23-8911-b62a-0e00e94545a8");
    }

    @Test
    void shouldBeOfVersionEightAndTheRfcVariant() {
        for (int i = 0; i < 1_000; i++) {
            UUID uuid = NameBasedUuid.of("part", Integer.toString(i));

            assertThat(uuid.version()).isEqualTo(8);
            assertThat(uuid.variant()).isEqualTo(2);
        }
    }

    @Test
    void shouldDifferWhereverThePartsAreCut() {
        List<UUID> uuids = List.of(
                NameBasedUuid.of("ab", "c"),
                NameBasedUuid.of("a", "bc"),
                NameBasedUuid.of("abc"),
                NameBasedUuid.of("abc", ""),
                NameBasedUuid.of("", "abc"),
                NameBasedUuid.of("c", "ab"),
                NameBasedUuid.of());

        assertThat(uuids).doesNotHaveDuplicates();
    }
}
