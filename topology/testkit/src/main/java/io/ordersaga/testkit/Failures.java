package io.ordersaga.testkit;

import java.util.Arrays;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;

/** Failures of tests that tell the conversation in which they came up. */
final class Failures {
    private Failures() {}

    /** Runs a check whose failure tells the conversation. */
    static void explaining(Conversation conversation, Runnable check) {
        try {
            check.run();
        } catch (AssertionError e) {
            throw explained(e, conversation);
        }
    }

    /**
     * An assertion that failed, with the conversation at the end of its message. Everything else stays what it is, as a test
     * may be about the very exception, and carries the conversation as a suppressed one.
     */
    static Throwable explained(Throwable failure, Conversation conversation) {
        if (failure instanceof AssertionError assertion) {
            return explained(assertion, conversation);
        }
        if (!conversation.isEmpty()) {
            failure.addSuppressed(new ConversationSoFar(conversation));
        }
        return failure;
    }

    private static AssertionError explained(AssertionError failure, Conversation conversation) {
        if (conversation.isEmpty()) {
            return failure;
        }
        String message = failure.getMessage() + "\n\n" + ConversationSoFar.text(conversation);
        AssertionFailedError explained = failure instanceof AssertionFailedError compared
                ? explained(compared, message)
                : new AssertionFailedError(message, failure.getCause());
        explained.setStackTrace(failure.getStackTrace());
        Arrays.stream(failure.getSuppressed()).forEach(explained::addSuppressed);
        return explained;
    }

    // Keeps the two values, which a development environment shows side by side.
    private static AssertionFailedError explained(AssertionFailedError compared, String message) {
        ValueWrapper expected = compared.getExpected();
        ValueWrapper actual = compared.getActual();
        return expected == null || actual == null
                ? new AssertionFailedError(message, compared.getCause())
                : new AssertionFailedError(message, expected, actual, compared.getCause());
    }
}
