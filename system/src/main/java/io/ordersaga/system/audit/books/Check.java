package io.ordersaga.system.audit.books;

/** What an audit asks. The order is that of the report. */
public enum Check {
    READABLE("every event can be read"),
    ORDERS_END("every order ends within its time"),
    ONE_END("no order ends twice, but for a confirmed one that is cancelled"),
    KNOWN_ORDERS("stock and payments move for placed orders only"),
    STOCK_FREED("an order that failed or was cancelled holds no stock"),
    STOCK_SOLD("a confirmed order has reserved every unit that it sells"),
    UNITS_CONSERVED("units supplied = on hand + sold, at every change"),
    UNITS_SOLD("units sold = those of the confirmed orders"),
    UNITS_HELD("units held = those that open orders have reserved"),
    PAID_FIRST("no order is confirmed before it is paid"),
    MONEY_CONSERVED("money charged - refunded = total of a confirmed order, 0 of any other"),
    STORE_ORDERS("orders as the order service shows them"),
    STORE_PAYMENTS("payments as the payment service shows them"),
    STORE_PRODUCTS("products as the product service shows them"),
    STORE_USERS("users as the user service shows them"),
    TABLE_ORDERS("table orders"),
    TABLE_ORDER_ITEMS("table order_items"),
    TABLE_PAYMENTS("table payments"),
    TABLE_PRODUCTS("table products"),
    TABLE_USERS("table users"),
    TABLE_NOTIFICATIONS("table notifications");

    private final String words;

    Check(String words) {
        this.words = words;
    }

    /** As people read it. */
    public String words() {
        return words;
    }
}
