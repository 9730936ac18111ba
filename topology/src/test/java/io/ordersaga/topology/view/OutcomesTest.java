package io.ordersaga.topology.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordersaga.topics.EventId;
import io.ordersaga.topics.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    @Test
    void shouldKnowNothingOfACommandThatWasNotDecided() {
        assertThat(Outcomes.NONE.of(command(1))).isEmpty();
    }

    @Test
    void shouldTellHowEachCommandEnded() {
        Outcomes outcomes = Outcomes.NONE.accepted(command(1)).refused(command(2), RefusalCode.INVALID_TRANSITION);

        assertThat(outcomes.of(command(1))).contains(new CommandOutcome(command(1), Optional.empty()));
        assertThat(outcomes.of(command(2)))
                .contains(new CommandOutcome(command(2), Optional.of(RefusalCode.INVALID_TRANSITION)));
    }

    @Test
    void shouldKeepTheLatestOutcomeOfACommandThatWasDecidedTwice() {
        Outcomes outcomes = Outcomes.NONE
                .accepted(command(1))
                .accepted(command(2))
                .refused(command(1), RefusalCode.INVALID_TRANSITION);

        assertThat(outcomes.latest())
                .containsExactly(
                        new CommandOutcome(command(2), Optional.empty()),
                        new CommandOutcome(command(1), Optional.of(RefusalCode.INVALID_TRANSITION)));
    }

    @Test
    void shouldForgetTheOldestWhenThereAreTooMany() {
        Outcomes outcomes = IntStream.rangeClosed(1, Outcomes.MAX + 1)
                .mapToObj(OutcomesTest::command)
                .reduce(Outcomes.NONE, Outcomes::accepted, (first, second) -> second);

        assertThat(outcomes.latest()).hasSize(Outcomes.MAX);
        assertThat(outcomes.of(command(1))).isEmpty();
        assertThat(outcomes.of(command(2))).isPresent();
        assertThat(outcomes.of(command(Outcomes.MAX + 1))).isPresent();
    }

    @Test
    void shouldNotChangeWithTheListItWasMadeOf() {
        List<CommandOutcome> latest = new ArrayList<>();
        Outcomes outcomes = new Outcomes(latest);

        latest.add(new CommandOutcome(command(1), Optional.empty()));

        assertThat(outcomes).isEqualTo(Outcomes.NONE);
    }

    private static EventId command(int number) {
        return EventId.of(new UUID(0, number));
    }
}
