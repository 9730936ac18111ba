package io.ordersaga.system.simulation.check;

/** What must hold, whatever goes wrong. */
public enum Law {
    NO_EXCEPTION("no processor throws"),
    NO_DEAD_LETTER("only what cannot be read goes to the dead letters"),
    EVENT_ONCE("no event is written twice"),
    ORDER_ONCE("an order is created once, before anything else happens to it"),
    ONE_END("an order ends once, but for a confirmed one that is cancelled"),
    ALL_HELD("an order is to be paid only when every line is held"),
    PAID_FIRST("an order is confirmed only when its whole price has been taken and not given back"),
    STOCK_LEVEL("available = on hand - held, and none of the three is ever negative"),
    STOCK_STEPS(
            "stock is held, sold, freed and returned once for each line, by its quantity, and never without reason"),
    PAYMENT_STEPS(
            "a payment is requested, taken and given back at most once, by the order's price, and as the provider did it"),
    AT_REST("everything comes to rest when nothing goes wrong any more"),
    ALL_END("every order ends"),
    NOTHING_HELD("at the end a confirmed order has all its units, and no other order has any"),
    MONEY("at the end the provider has the price of a confirmed order, and nothing of any other"),
    AUDIT("at the end the auditor finds nothing wrong in the log"),
    VIEWS("at the end views and tables show what the log says");

    private final String words;

    Law(String words) {
        this.words = words;
    }

    /** As people read it. */
    public String words() {
        return words;
    }
}
