package io.ordersaga.system.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
    @TempDir
    private Path directory;

    @Test
    void shouldBeReadableByItsUserOnly() throws IOException {
        Path file = directory.resolve("deep/er/keys.properties");

        new SecretFile(file).readOrCreate(() -> holding("secret"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryContaining("glob:**/keys.properties");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void shouldKeepWhatItHoldsWhenItIsThereAlready() {
        SecretFile file = new SecretFile(directory.resolve("keys.properties"));
        file.readOrCreate(() -> holding("first"));

        SecretFile.Secrets again = file.readOrCreate(() -> {
            throw new AssertionError("secrets must be made only once");
        });

        assertThat(again.get("key")).isEqualTo("first");
    }

    @Test
    void shouldKeepEveryCharacter() {
        String odd = " =:#!\\ ü€\n\t \"'";
        SecretFile file = new SecretFile(directory.resolve("keys.properties"));
        file.readOrCreate(() -> holding(odd));

        assertThat(file.readOrCreate(Properties::new).get("key")).isEqualTo(odd);
    }

    @Test
    void shouldLeaveNothingBehindWhenTheSecretsCannotBeMade() {
        SecretFile file = new SecretFile(directory.resolve("keys.properties"));

        assertThatThrownBy(() -> file.readOrCreate(() -> {
                    throw new IllegalStateException("no randomness");
                }))
                .hasMessage("no randomness");

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void shouldNameTheFileWhenItCannotBeKept() throws IOException {
        Path occupied = Files.createFile(directory.resolve("occupied"));
        Path file = occupied.resolve("keys.properties");

        assertThatThrownBy(() -> new SecretFile(file).readOrCreate(() -> holding("hush")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void shouldNameFileAndSecretWhenItIsNotThere() throws IOException {
        Path file = Files.writeString(directory.resolve("keys.properties"), "other=hush\nempty=\n");
        SecretFile.Secrets secrets = new SecretFile(file).readOrCreate(Properties::new);

        for (String lacking : new String[] {"key", "empty"}) {
            assertThatThrownBy(() -> secrets.get(lacking))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(file + " does not hold " + lacking);
        }
    }

    @Test
    void shouldNeverShowWhatItHolds() {
        SecretFile.Secrets secrets =
                new SecretFile(directory.resolve("keys.properties")).readOrCreate(() -> holding("hush"));

        assertThat(secrets.toString()).contains("keys.properties").doesNotContain("hush");
    }

    private static Properties holding(String secret) {
        Properties secrets = new Properties();
        secrets.setProperty("key", secret);
        return secrets;
    }
}
