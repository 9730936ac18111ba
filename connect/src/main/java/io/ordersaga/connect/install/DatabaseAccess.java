package io.ordersaga.connect.install;

import io.ordersaga.connect.ServiceDatabase;

/**
 * How connectors reach the databases.
 *
 * @param url a JDBC address with {@value #DATABASE} where the name of a service's database belongs
 * @param password may be a reference that a configuration provider of the Connect cluster resolves
 */
public record DatabaseAccess(String url, String user, String password) {
    /** Stands for the name of a database. */
    public static final String DATABASE = "{database}";

    /** @throws IllegalArgumentException if the address has no place for the name of a database */
    public DatabaseAccess {
        if (!url.startsWith("jdbc:postgresql:") || !url.contains(DATABASE)) {
            throw new IllegalArgumentException(
                    "the address of the databases must be jdbc:postgresql://… with " + DATABASE + " but is " + url);
        }
    }

    String url(ServiceDatabase database) {
        return url.replace(DATABASE, database.databaseName());
    }

    @Override
    public String toString() {
        return user + " at " + url;
    }
}
