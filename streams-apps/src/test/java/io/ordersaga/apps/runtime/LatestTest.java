package io.ordersaga.apps.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LatestTest {
    private final List<CompletableFuture<String>> questions = new ArrayList<>();

    @Test
    void shouldNotWaitAndAskOnceUntilThereIsAnAnswer() {
        Latest<String> latest = latest(Duration.ofHours(1));

        assertThat(latest.get()).isEqualTo("unknown");
        assertThat(latest.get()).isEqualTo("unknown");
        questions.getFirst().complete("yes");

        assertThat(latest.get()).isEqualTo("yes");
        assertThat(questions).hasSize(1);
    }

    @Test
    void shouldAskAgainWhenTheAnswerIsStaleAndGiveItMeanwhile() {
        Latest<String> latest = latest(Duration.ZERO);
        latest.get();
        questions.getFirst().complete("yes");

        assertThat(latest.get()).isEqualTo("yes");
        assertThat(questions).hasSize(2);
        questions.getLast().complete("no");

        assertThat(latest.get()).isEqualTo("no");
    }

    @Test
    void shouldForgetTheAnswerAndAskAgainAtOnceWhenAQuestionFails() {
        Latest<String> latest = latest(Duration.ofHours(1));
        latest.get();
        questions.getFirst().completeExceptionally(new IllegalStateException("no broker"));

        assertThat(latest.get()).isEqualTo("unknown");
        assertThat(questions).hasSize(2);
    }

    private Latest<String> latest(Duration fresh) {
        return new Latest<>("unknown", fresh, () -> {
            questions.add(new CompletableFuture<>());
            return questions.getLast();
        });
    }
}
