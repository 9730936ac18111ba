package io.ordersaga.system.audit.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final Comparison comparison = new Comparison(Check.STORE_ORDERS);

    ComparisonTest() {
        comparison.expect("a", "a", () -> Map.of("status", "CONFIRMED", "version", "3"));
        comparison.expect("b", "b", () -> Map.of("status", "FAILED"));
    }

    @Test
    void shouldTakeWhatIsAlikeWhateverMoreIsShown() {
        comparison.find("a", "a", Map.of("status", "CONFIRMED", "version", "3", "currency", "EUR"));
        comparison.find("b", "b", Map.of("status", "FAILED"));

        Outcome.Line line = judged(Set.of());

        assertThat(line.checked()).isEqualTo(2);
        assertThat(line.wrong()).isZero();
    }

    @Test
    void shouldNameWhatDiffersWhatIsMissingAndWhatIsTooMuch() {
        comparison.find("a", "a", Map.of("status", "PENDING", "version", "3"));
        comparison.find("c", "c", Map.of());

        Outcome.Line line = judged(Set.of());

        assertThat(line.first())
                .extracting(finding -> finding.id() + " " + finding.detail())
                .containsExactly(
                        "a status is PENDING and must be CONFIRMED", "c is there, and must not be", "b is missing");
        assertThat(line.checked()).isEqualTo(3);
    }

    @Test
    void shouldLeaveThingsThatHaveChangedMeanwhile() {
        comparison.find("a", "a", Map.of("status", "CANCELLED", "version", "4"));
        comparison.find("c", "c", Map.of());

        Outcome.Line line = judged(Set.of("a", "b", "c"));

        assertThat(line.moving()).isEqualTo(3);
        assertThat(line.wrong()).isZero();
    }

    private Outcome.Line judged(Set<String> changed) {
        Outcome outcome = new Outcome();
        comparison.judge(outcome, changed::contains);
        return outcome.lines().getFirst();
    }
}
