package io.ordersaga.apps.worker;

/** Nobody answered, or the answer does not say what happened. Its message is the reason clients see. */
public final class NoAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    public NoAnswerException(String reason) {
        super(reason);
    }

    public NoAnswerException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
