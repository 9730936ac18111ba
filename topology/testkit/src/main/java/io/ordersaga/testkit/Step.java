package io.ordersaga.testkit;

import java.util.List;

/** What a decision gives: the state after it and what it sends. */
public record Step<S, O>(S next, List<O> outputs) {
    public Step {
        outputs = List.copyOf(outputs);
    }
}
