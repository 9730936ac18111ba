package io.ordersaga.system.demo;

/** One order of the demonstration: what is special about it, and how it must end. */
enum Scenario {
    CONFIRMED("two of a product, paid", "tok_ok", "CONFIRMED"),
    OUT_OF_STOCK("more of a second product than there is", "tok_ok", "FAILED"),
    DECLINED("the payment is declined", "tok_decline", "FAILED"),
    ASKED_AGAIN("the provider does not answer at first", "tok_timeout_then_ok", "CONFIRMED"),
    CANCELLED("cancelled while the payment is under way", "tok_slow_3s", "CANCELLED"),
    TIMED_OUT("the provider never answers", "tok_timeout", "FAILED");

    private final String title;
    private final String paymentToken;
    private final String ends;

    Scenario(String title, String paymentToken, String ends) {
        this.title = title;
        this.paymentToken = paymentToken;
        this.ends = ends;
    }

    String title() {
        return title;
    }

    String paymentToken() {
        return paymentToken;
    }

    /** The status that the order must reach. */
    String ends() {
        return ends;
    }
}
