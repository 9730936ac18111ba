package example.words;

import static org.assertj.core.api.Assertions.assertThat;

import example.words.Loan.Request;
import io.ordersaga.testkit.EveryPath;
import io.ordersaga.testkit.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoanTest {
    private static final List<Request> REQUESTS = List.of(
            new Request("ann", false), new Request("ann", true), new Request("bob", false), new Request("bob", true));

    @Test
    void shouldLendTheBookToOneReaderAtATimeOnEveryPath() {
        EveryPath.Walk<Loan.State> walk = EveryPath.from(new Loan.State(Optional.empty()))
                .over(REQUESTS)
                .deciding(LoanTest::decide)
                .upTo(6)
                .always(
                        "the book is in one place",
                        path -> assertThat(outside(path.outputs()))
                                .isEqualTo(path.state().to().isPresent() ? 1 : 0))
                .always(
                        "nobody's book is lent to another",
                        path -> assertThat(path.last().outputs())
                                .doesNotContain(path.last().before().to().isPresent() ? "here you are" : "it is lent"))
                .walk();

        assertThat(walk.states()).hasSize(3);
    }

    private static long outside(List<String> told) {
        return told.stream().filter("here you are"::equals).count()
                - told.stream().filter("thanks"::equals).count();
    }

    private static Step<Loan.State, String> decide(Loan.State state, Request request) {
        Loan.Answer answer = Loan.decide(state, request);
        return new Step<>(answer.next(), answer.told());
    }
}
