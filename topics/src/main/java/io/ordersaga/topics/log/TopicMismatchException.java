package io.ordersaga.topics.log;

import java.util.List;

/** The broker holds topics that are not what the catalogue says; the system must not start on them. */
public final class TopicMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TopicMismatchException(List<String> mismatches) {
        super("topics differ from the catalogue: " + String.join("; ", mismatches));
    }
}
