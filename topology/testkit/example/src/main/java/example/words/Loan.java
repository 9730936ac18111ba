package example.words;

import java.util.List;
import java.util.Optional;

/** What becomes of a book that can be lent to one reader at a time. Pure: the same state and request give the same answer. */
public final class Loan {
    private Loan() {}

    /** @param to who has the book; empty if it is on its shelf */
    public record State(Optional<String> to) {}

    /** Somebody asks for the book, or brings it back. */
    public record Request(String reader, boolean bringsBack) {}

    /** @param told what the reader is told */
    public record Answer(State next, List<String> told) {}

    public static Answer decide(State state, Request request) {
        if (request.bringsBack()) {
            boolean isTheirs = state.to().equals(Optional.of(request.reader()));
            return isTheirs ? new Answer(new State(Optional.empty()), List.of("thanks")) : new Answer(state, List.of());
        }
        return state.to().isEmpty()
                ? new Answer(new State(Optional.of(request.reader())), List.of("here you are"))
                : new Answer(state, List.of("it is lent"));
    }
}
