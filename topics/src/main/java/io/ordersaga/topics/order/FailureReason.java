package io.ordersaga.topics.order;

import io.ordersaga.topics.Coded;

/** Why an order failed. The codes are part of the HTTP contract. */
public enum FailureReason implements Coded {
    OUT_OF_STOCK("out-of-stock"),
    UNKNOWN_PRODUCT("unknown-product"),
    PAYMENT_DECLINED("payment-declined"),
    PAYMENT_TIMEOUT("payment-timeout"),
    SAGA_TIMEOUT("saga-timeout");

    private final String code;

    FailureReason(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
