package io.ordersaga.apps.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

    @Test
    void shouldReadEveryKindOfSetting() {
        SettingsReader reader = new SettingsReader(Map.of("N", "7", "MS", "250", "T", "abc", "S", "secret", "O", ""));

        assertThat(reader.integer("N", 1, 0, 9)).isEqualTo(7);
        assertThat(reader.millis("MS", Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(2)))
                .isEqualTo(Duration.ofMillis(250));
        assertThat(reader.text("T", "x", "[a-z]+")).isEqualTo("abc");
        assertThat(reader.secret("S", 1, 10)).contains("secret");
        assertThat(reader.optional("O")).contains("");
        assertThatCode(reader::complete).doesNotThrowAnyException();
    }

    @Test
    void shouldGiveTheFallbackWhenASettingIsAbsent() {
        SettingsReader reader = new SettingsReader(Map.of());

        assertThat(reader.integer("N", 1, 0, 9)).isEqualTo(1);
        assertThat(reader.millis("MS", Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(2)))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(reader.text("T", "x", "[a-z]+")).isEqualTo("x");
        assertThat(reader.secret("S", 1, 10)).isEmpty();
        assertThat(reader.optional("O")).isEmpty();
        assertThatCode(reader::complete).doesNotThrowAnyException();
    }

    @Test
    void shouldNameKeyValueAndRangeOfEveryMistakeInOrder() {
        SettingsReader reader = new SettingsReader(Map.of("N", "10", "MS", "2001", "T", "ABC", "S", "hush-hush-hush"));

        reader.integer("N", 1, 0, 9);
        reader.millis("MS", Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(2));
        reader.text("T", "x", "[a-z]+");
        reader.secret("S", 1, 10);
        reader.refuse("N and T exclude each other");

        assertThatThrownBy(reader::complete)
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("invalid configuration: N=10 must be 0..9; MS=2001 must be 0..2000; "
                        + "T=ABC must match [a-z]+; S=(hidden) must have 1..10 characters; "
                        + "N and T exclude each other");
    }

    @Test
    void shouldKeepToTheEnvironmentAsItWasWhenItChangesLater() {
        Map<String, String> environment = new HashMap<>(Map.of("N", "7"));
        SettingsReader reader = new SettingsReader(environment);

        environment.put("N", "8");

        assertThat(reader.integer("N", 1, 0, 9)).isEqualTo(7);
    }
}
