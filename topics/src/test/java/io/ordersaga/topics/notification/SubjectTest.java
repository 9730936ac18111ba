package io.ordersaga.topics.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {

    @Test
    void shouldTakeOneLineInAnyLanguage() {
        assertThat(new Subject("Ihre Bestellung: Tee für zwei 🍵").value())
                .isEqualTo("Ihre Bestellung: Tee für zwei 🍵");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\r\nBcc: all@example.org", "a\nb", "a\rb", "a\u0000b", "a\u0085b", "a\u2028b"})
    void shouldRefuseWhatIsNotOneLine(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Subject(text));
    }

    @Test
    void shouldRefuseWhatIsTooLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Subject("x".repeat(Subject.MAX_LENGTH + 1)));
    }
}
