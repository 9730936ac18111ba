package io.ordersaga.edge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigRepositoryTest {
    @Test
    void shouldMergeObjectsAndReplaceEverythingElse() {
        ConfigRepository repository = ConfigRepository.of(Map.of(
                "order-service.json", "{\"saga\":{\"a\":1,\"deep\":{\"x\":1,\"y\":2}},\"list\":[1,2],\"kept\":true}",
                "order-service-dev.json", "{\"saga\":{\"deep\":{\"y\":3},\"b\":{}},\"list\":[9],\"new\":null}"));

        assertThat(repository.settings("order-service", "dev").orElseThrow())
                .hasToString("{\"saga\":{\"a\":1,\"deep\":{\"x\":1,\"y\":3},\"b\":{}},"
                        + "\"list\":[9],\"kept\":true,\"new\":null}");
        assertThat(repository.settings("order-service", "prod"))
                .isEqualTo(repository.settings("order-service", "default"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "order-service.json", "order-service-dev", "../order-service"})
    void shouldKnowOnlyTheNamesOfItsFiles(String service) {
        ConfigRepository repository = ConfigRepository.of(Map.of("order-service.json", "{}"));

        assertThat(repository.settings(service, "default")).isEmpty();
        assertThat(repository.profiles(service)).isEmpty();
        assertThat(repository.settings("order-service", "staging")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.json     | {"x":          | a.json, line 1, column
            a.json     | {"x":1,"x":2}  | a.json, line 1, column
            a.json     | {"x":1} {}     | a.json, line 1, column
            a.json     | [1]            | a.json: must hold one JSON object
            A.json     | {}             | A.json: a file must be named
            a-dev.json | {}             | a.json is missing
            """)
    void shouldRefuseABrokenFileNamingItAndThePosition(String name, String text, String message) {
        assertThatThrownBy(() -> ConfigRepository.of(Map.of(name, text)))
                .isInstanceOf(InvalidRepositoryException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldReadADirectoryAndRefuseAnEmptyOne(@TempDir Path directory) throws Exception {
        assertThatThrownBy(() -> ConfigRepository.in(directory)).hasMessageContaining("holds no .json file");

        Files.writeString(directory.resolve("README.md"), "not a configuration");
        Files.writeString(directory.resolve("gateway.json"), "{}");

        assertThat(ConfigRepository.in(directory).services()).containsExactly("gateway");
        assertThatThrownBy(() -> ConfigRepository.in(directory.resolve("none"))).hasMessageContaining("cannot read");
    }
}
