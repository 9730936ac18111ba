package io.ordersaga.apps.payment;

/** The provider did not answer, or its answer does not say what happened to the money. Its message is the reason clients see. */
public final class NoAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    public NoAnswerException(String reason) {
        super(reason);
    }

    public NoAnswerException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
