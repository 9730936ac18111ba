package io.ordersaga.edge.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordersaga.edge.http.ProblemException;
import io.ordersaga.topics.EventId;
import io.ordersaga.topics.RefusalCode;
import io.ordersaga.topology.view.CommandOutcome;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionPortTest {
    private static final EventId COMMAND = EventId.of(new UUID(0, 8));

    @ParameterizedTest
    @EnumSource
    void shouldAnswerEveryRefusalWithTheProblemOfTheSameCode(RefusalCode code) {
        ProblemException problem = DecisionPort.refused(code);

        assertThat(problem.type().code()).isEqualTo(code.code());
        assertThat(problem.type().status()).isBetween(400, 499);
        assertThat(problem.detail()).isEqualTo(problem.type().title());
    }

    @ParameterizedTest
    @EnumSource
    void shouldThrowThatProblemWhenACommandWasRefused(RefusalCode code) {
        Optional<CommandOutcome> refused = Optional.of(new CommandOutcome(COMMAND, Optional.of(code)));

        assertThatThrownBy(() -> DecisionPort.requireAccepted(refused))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type().code()).isEqualTo(code.code()));
    }

    @Test
    void shouldThrowNothingWhenACommandWasAccepted() {
        Optional<CommandOutcome> accepted = Optional.of(new CommandOutcome(COMMAND, Optional.empty()));

        assertThatCode(() -> DecisionPort.requireAccepted(accepted)).doesNotThrowAnyException();
    }
}
