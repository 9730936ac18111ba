package io.ordersaga.system.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.edge.http.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSecretsTest {
    @TempDir
    private Path directory;

    @Test
    void shouldHaveTheSameKeysAtTheNextStart() {
        LocalSecrets first = LocalSecrets.in(directory);

        LocalSecrets next = LocalSecrets.in(directory);

        assertThat(next.signingKey()).isEqualTo(first.signingKey());
        assertThat(next.cursors().read("orders", first.cursors().write("orders", "place")))
                .isEqualTo("place");
    }

    @Test
    void shouldHaveOtherKeysInAnotherDirectory() {
        LocalSecrets here = LocalSecrets.in(directory.resolve("here"));

        LocalSecrets there = LocalSecrets.in(directory.resolve("there"));

        assertThat(there.signingKey()).isNotEqualTo(here.signingKey());
        assertThatThrownBy(() -> there.cursors().read("orders", here.cursors().write("orders", "place")))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void shouldKeepThemWhereOnlyTheUserCanRead() throws IOException {
        LocalSecrets.in(directory);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("keys.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldRefuseAFileThatLacksAKey() throws IOException {
        LocalSecrets.in(directory);
        Path file = directory.resolve("keys.properties");
        List<String> kept = Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("cursor.key"))
                .toList();
        Files.write(file, kept);

        assertThatThrownBy(() -> LocalSecrets.in(directory)).hasMessageContaining(file + " does not hold cursor.key");
    }

    @Test
    void shouldNotShowItsKeys() {
        LocalSecrets secrets = LocalSecrets.in(directory);

        assertThat(secrets.toString())
                .doesNotContain(Base64.getEncoder()
                        .encodeToString(secrets.signingKey().privateKey().getEncoded()))
                .doesNotContain(secrets.signingKey().privateKey().getS().toString());
    }
}
