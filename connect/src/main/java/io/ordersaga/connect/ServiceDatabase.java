package io.ordersaga.connect;

import java.util.List;

/** The database of one service. No service reads another's. */
public enum ServiceDatabase {
    USERS("userdb", true),
    PRODUCTS("productdb", true),
    ORDERS("orderdb", true),
    PAYMENTS("paymentdb", true),
    NOTIFICATIONS("notificationdb", false);

    private final String databaseName;
    private final boolean migrated;

    ServiceDatabase(String databaseName, boolean migrated) {
        this.databaseName = databaseName;
        this.migrated = migrated;
    }

    /** The name on the server, also that of the resource folder with the migrations. Must never change. */
    public String databaseName() {
        return databaseName;
    }

    /** Whether the database has migrations; one without has no tables. */
    public boolean isMigrated() {
        return migrated;
    }

    /** The names of all databases, migrated or not. */
    public static List<String> names() {
        return List.of(values()).stream().map(ServiceDatabase::databaseName).toList();
    }
}
