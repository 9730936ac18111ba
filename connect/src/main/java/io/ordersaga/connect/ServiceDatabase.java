package io.ordersaga.connect;

import java.util.List;

/** The database of one service. No service reads another's. */
public enum ServiceDatabase {
    USERS("userdb"),
    PRODUCTS("productdb"),
    ORDERS("orderdb"),
    PAYMENTS("paymentdb"),
    NOTIFICATIONS("notificationdb");

    private final String databaseName;

    ServiceDatabase(String databaseName) {
        this.databaseName = databaseName;
    }

    /** The name on the server, also that of the resource folder with the migrations. Must never change. */
    public String databaseName() {
        return databaseName;
    }

    /** The names of all databases. */
    public static List<String> names() {
        return List.of(values()).stream().map(ServiceDatabase::databaseName).toList();
    }
}
