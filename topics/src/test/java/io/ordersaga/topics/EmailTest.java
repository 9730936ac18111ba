package io.ordersaga.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest {

    @Test
    void shouldNormaliseWhatAPersonTyped() {
        assertThat(Email.parse("  Ada.Lovelace@Example.ORG ")).isEqualTo(new Email("ada.lovelace@example.org"));
    }

    @Test
    void shouldNormaliseTheSameWayInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr"));

            assertThat(Email.parse("IDA@EXAMPLE.ORG").value()).isEqualTo("ida@example.org");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.c", "a+b@mail.example.org", "ä@example.org", "a.b@xn--bcher-kva.example"})
    void shouldTakeAnAddress(String text) {
        assertThat(new Email(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@example",
                "ada@.",
                "ada@example.",
                "ada@@example.org",
                "a@b@example.org",
                "a da@example.org",
                "ada@exam ple.org",
                "ada|x@example.org",
                "ada@example.o|rg",
                "ada\n@example.org",
                "ada\0@example.org",
                "ada@exam\u0007ple.org",
                "ada@example.or\ud800g",
                "ada\u200b@example.org",
                "ada@exam\u00a0ple.org"
            })
    void shouldRefuseWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> Email.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada@example.org", " ada@example.org", "ada@example.org\n", "ada@example.ORG"})
    void shouldRefuseAnAddressThatIsNotNormalised(String text) {
        assertThatThrownBy(() -> new Email(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldTakeAnAddressOfTheGreatestLengthAndRefuseALongerOne() {
        String longest = "a".repeat(254 - "@example.org".length()) + "@example.org";

        assertThat(new Email(longest).value()).hasSize(254);
        assertThatThrownBy(() -> new Email("a" + longest)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldNotTellTheTextThatItRefuses() {
        assertThatThrownBy(() -> Email.parse("not an address")).hasMessage("not a normalised e-mail address");
    }
}
