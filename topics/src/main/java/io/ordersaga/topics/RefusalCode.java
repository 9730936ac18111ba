package io.ordersaga.topics;

/** Why a command was refused. The codes are part of the HTTP contract. */
public enum RefusalCode implements Coded {
    INVALID_TRANSITION("invalid-transition"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused"),
    ID_TAKEN("id-taken"),
    EMAIL_TAKEN("email-taken"),
    STOCK_BELOW_RESERVED("stock-below-reserved"),
    STOCK_TOO_LARGE("stock-too-large"),
    PRECONDITION_FAILED("precondition-failed"),
    NOT_FOUND("not-found");

    private final String code;

    RefusalCode(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
