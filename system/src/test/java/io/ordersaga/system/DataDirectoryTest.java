package io.ordersaga.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path parent;

    @Test
    void shouldBeMadeWhenItIsMissing() {
        Path directory = parent.resolve("some/where");

        try (DataDirectory data = DataDirectory.claim(directory)) {
            assertThat(data.root()).isDirectoryContaining(file -> file.endsWith(DataDirectory.MARKER));
        }
    }

    @Test
    void shouldBeForItsOwnerOnly() throws IOException {
        try (DataDirectory data = DataDirectory.claim(parent.resolve("private"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.root())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void shouldRefuseASecondSystemUntilTheFirstHasClosed() {
        try (DataDirectory first = DataDirectory.claim(parent)) {
            assertThatThrownBy(() -> DataDirectory.claim(first.root()))
                    .isInstanceOf(DataDirectoryException.class)
                    .hasMessageContaining("another system uses")
                    .hasMessageContaining(first.root().toString());
        }

        DataDirectory.claim(parent).close();
    }

    @Test
    void shouldRefuseADirectoryThatHoldsOtherThings() throws IOException {
        Path treasure = Files.writeString(parent.resolve("thesis.txt"), "four years of work");

        assertThatThrownBy(() -> DataDirectory.claim(parent))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining("not made by Ordersaga");
        assertThat(parent.toFile().listFiles()).containsExactly(treasure.toFile());
    }

    @Test
    void shouldRefuseTheLayoutOfAnotherVersion() throws IOException {
        Files.writeString(parent.resolve(DataDirectory.MARKER), "layout 99");

        assertThatThrownBy(() -> DataDirectory.claim(parent))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining("layout 99");
    }

    @Test
    void shouldRefuseAFile() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.claim(file))
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void shouldDeleteDataButNotWhatALinkLeadsToWhenCleared() throws IOException {
        Path outside = Files.createDirectories(parent.resolve("outside"));
        Files.createFile(outside.resolve("kept"));
        try (DataDirectory data = DataDirectory.claim(parent.resolve("data"))) {
            Files.createDirectories(data.broker().resolve("orders-0"));
            Files.createSymbolicLink(data.services(), outside);
            Files.createDirectories(data.postgresPrograms().resolve("bin"));

            data.clear();

            assertThat(data.broker()).doesNotExist();
            assertThat(data.services()).doesNotExist();
            assertThat(data.postgresPrograms().resolve("bin")).exists();
            assertThat(outside.resolve("kept")).exists();
        }

        DataDirectory.claim(parent.resolve("data")).close();
    }
}
